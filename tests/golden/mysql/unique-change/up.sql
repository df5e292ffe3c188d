ALTER TABLE `u`
    DROP KEY `one`,
    ADD UNIQUE KEY `one` (`a`, `b`),
    RENAME INDEX `two` TO `renamed`,
    ALGORITHM=NOCOPY, LOCK=NONE;
