-- TU301: locks `i`, and writers wait: Fulltext index creation requires a lock
-- Lock: SHARE on `i`, index build
ALTER TABLE `i`
    DROP KEY `gg`,
    DROP KEY `k1`,
    DROP KEY `k2`,
    ADD FULLTEXT KEY `f1` (`c`),
    ADD KEY `k1` (`a`(20)),
    ADD KEY `k2` (`b` DESC),
    RENAME INDEX `k3` TO `k4`,
    ADD KEY `k5` (`b`) USING BTREE,
    ALGORITHM=INPLACE, LOCK=SHARED;
-- TU301: locks `i`, and writers wait: Fulltext index creation requires a lock
-- Lock: SHARE on `i`, index build
ALTER TABLE `i`
    ADD FULLTEXT KEY `f2` (`a`, `c`),
    ALGORITHM=INPLACE, LOCK=SHARED;
