-- TU301: copies all of `rent`, and writers wait: the engine has no other way
-- Lock: SHARE on `rent`, rewrite
ALTER TABLE `rent`
    DROP PRIMARY KEY,
    DROP PERIOD FOR `term`,
    ADD PERIOD FOR `term` (`s`, `till`),
    ADD PRIMARY KEY (`id`, `term` WITHOUT OVERLAPS);
