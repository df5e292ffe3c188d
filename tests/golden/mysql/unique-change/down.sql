ALTER TABLE `u`
    DROP KEY `one`,
    ADD UNIQUE KEY `one` (`a`),
    RENAME INDEX `renamed` TO `two`,
    ALGORITHM=NOCOPY, LOCK=NONE;
