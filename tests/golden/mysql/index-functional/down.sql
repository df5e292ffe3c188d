-- TU301: copies all of `i`, and writers wait: INPLACE ADD or DROP of virtual columns cannot be combined with other ALTER TABLE actions
-- Lock: SHARE on `i`, rewrite
ALTER TABLE `i`
    DROP KEY `f`,
    DROP KEY `m`,
    ALTER INDEX `k` VISIBLE;
