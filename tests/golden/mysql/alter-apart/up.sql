-- TU301: copies all of `t`, and writers wait: INPLACE ADD or DROP of virtual columns cannot be combined with other ALTER TABLE actions
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    ADD COLUMN `c` int(11) DEFAULT 3 AFTER `id`,
    ADD COLUMN `v` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL AFTER `a`,
    ADD COLUMN `w` int(11) GENERATED ALWAYS AS (`v` * 2) VIRTUAL AFTER `v`,
    ADD KEY `by_b` (`b`),
    ADD KEY `by_v` (`v`);
