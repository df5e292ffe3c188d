-- TU505: fails where rent.s is NULL
ALTER TABLE `rent`
    MODIFY COLUMN `s` date NOT NULL,
    MODIFY COLUMN `e` date NOT NULL,
    ADD PERIOD FOR `term` (`s`, `e`),
    ADD UNIQUE KEY `once` (`id`, `term` WITHOUT OVERLAPS);
