ALTER TABLE `i`
    ADD KEY `f` ((lower(`b`)), `a` DESC),
    ALTER INDEX `k` INVISIBLE,
    ADD KEY `m` ((cast(json_extract(`j`,'$.x') as unsigned array)));
