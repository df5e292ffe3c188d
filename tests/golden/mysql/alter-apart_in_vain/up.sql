-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `n` bigint(20),
    ADD COLUMN `v` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL;
