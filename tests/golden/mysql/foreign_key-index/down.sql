ALTER TABLE `c`
    DROP KEY `other`,
    ADD KEY `mine` (`p_id`),
    ALGORITHM=NOCOPY, LOCK=NONE;
