-- TU103: drops column t.c with its values
-- TU301: copies all of `t`, and writers wait: INPLACE ADD or DROP of virtual columns cannot be combined with other ALTER TABLE actions
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    DROP KEY `by_b`,
    DROP KEY `by_v`,
    DROP COLUMN `c`,
    DROP COLUMN `v`,
    DROP COLUMN `w`;
