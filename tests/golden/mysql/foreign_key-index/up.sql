ALTER TABLE `c`
    DROP KEY `mine`,
    ADD KEY `other` (`p_id`, `x`),
    ALGORITHM=NOCOPY, LOCK=NONE;
