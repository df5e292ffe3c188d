-- TU301: copies all of `i`, and writers wait: INPLACE ADD or DROP of virtual columns cannot be combined with other ALTER TABLE actions
-- Lock: SHARE on `i`, rewrite
ALTER TABLE `i`
    ADD KEY `f` ((lower(`b`)), `a` DESC),
    ALTER INDEX `k` INVISIBLE,
    ADD KEY `m` ((cast(json_extract(`j`,'$.x') as unsigned array)));
