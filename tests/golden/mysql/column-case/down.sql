SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: person.fullname from varchar(60) to varchar(40): values that do not fit the new type make it fail
-- TU301: copies all of `person`, and writers wait: Cannot change column type
-- Lock: SHARE on `person`, rewrite
ALTER TABLE `person`
    DROP CONSTRAINT `CONSTRAINT_1`,
    MODIFY COLUMN `fullname` varchar(40) NOT NULL,
    RENAME INDEX `byname` TO `ByName`;
SET sql_mode = @trueup_mode;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `adult` AS select `person`.`id` AS `Id`,`person`.`fullname` AS `FullName` from `person` where `person`.`born` < '2000-01-01';

ALTER TABLE `person` RENAME COLUMN `id` TO `Id`, ALGORITHM=INSTANT;
ALTER TABLE `person` RENAME COLUMN `fullname` TO `FullName`, ALGORITHM=INSTANT;
ALTER TABLE `person` RENAME COLUMN `born` TO `Born`, ALGORITHM=INSTANT;
