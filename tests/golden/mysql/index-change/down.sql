-- TU301: locks `i`, and writers wait: Do not support online operation on table with GIS index
-- Lock: SHARE on `i`, index build
ALTER TABLE `i`
    DROP KEY `f1`,
    DROP KEY `f2`,
    DROP KEY `k1`,
    DROP KEY `k2`,
    DROP KEY `k5`,
    ADD SPATIAL KEY `gg` (`g`),
    ADD KEY `k1` (`a`(10)),
    ADD KEY `k2` (`b`),
    RENAME INDEX `k4` TO `k3`,
    ALGORITHM=INPLACE, LOCK=SHARED;
