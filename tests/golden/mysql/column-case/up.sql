ALTER TABLE `person` RENAME COLUMN `Born` TO `born`;
ALTER TABLE `person` RENAME COLUMN `FullName` TO `fullname`;
ALTER TABLE `person` RENAME COLUMN `Id` TO `id`;

-- TU301: the type of person.fullname goes from varchar(40) to varchar(60): the table may be copied, and values that do not fit make it fail
ALTER TABLE `person`
    MODIFY COLUMN `fullname` varchar(60) NOT NULL,
    ADD CONSTRAINT `CONSTRAINT_1` CHECK (`born` > '1800-01-01'),
    RENAME INDEX `ByName` TO `byname`;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `adult` AS select `person`.`id` AS `id`,`person`.`fullname` AS `fullname` from `person` where `person`.`born` < '2000-01-01';
