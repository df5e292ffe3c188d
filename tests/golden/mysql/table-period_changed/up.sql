ALTER TABLE `rent`
    DROP PRIMARY KEY,
    DROP PERIOD FOR `term`,
    ADD PERIOD FOR `term` (`s`, `till`),
    ADD PRIMARY KEY (`id`, `term` WITHOUT OVERLAPS);
