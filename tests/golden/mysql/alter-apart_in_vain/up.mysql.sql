-- TU301: copies all of `t`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `n` bigint,
    ADD COLUMN `v` int GENERATED ALWAYS AS ((`a` + 1)) VIRTUAL;
