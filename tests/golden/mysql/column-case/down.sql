-- TU301: the type of person.fullname goes from varchar(60) to varchar(40): the table may be copied, and values that do not fit make it fail
ALTER TABLE `person`
    DROP CONSTRAINT `CONSTRAINT_1`,
    MODIFY COLUMN `fullname` varchar(40) NOT NULL,
    RENAME INDEX `byname` TO `ByName`;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `adult` AS select `person`.`id` AS `Id`,`person`.`fullname` AS `FullName` from `person` where `person`.`born` < '2000-01-01';

ALTER TABLE `person` RENAME COLUMN `id` TO `Id`;
ALTER TABLE `person` RENAME COLUMN `fullname` TO `FullName`;
ALTER TABLE `person` RENAME COLUMN `born` TO `Born`;
