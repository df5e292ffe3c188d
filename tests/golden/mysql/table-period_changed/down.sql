ALTER TABLE `rent`
    DROP PRIMARY KEY,
    DROP PERIOD FOR `term`,
    ADD PERIOD FOR `term` (`s`, `e`),
    ADD PRIMARY KEY (`id`, `term` WITHOUT OVERLAPS);
