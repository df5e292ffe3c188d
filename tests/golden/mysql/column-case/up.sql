ALTER TABLE `person` RENAME COLUMN `Born` TO `born`, ALGORITHM=INSTANT;
ALTER TABLE `person` RENAME COLUMN `FullName` TO `fullname`, ALGORITHM=INSTANT;
ALTER TABLE `person` RENAME COLUMN `Id` TO `id`, ALGORITHM=INSTANT;

-- TU301: copies all of `person`, and writers wait: the engine has no other way
-- Lock: SHARE on `person`, rewrite
ALTER TABLE `person`
    MODIFY COLUMN `fullname` varchar(60) NOT NULL,
    ADD CONSTRAINT `CONSTRAINT_1` CHECK (`born` > '1800-01-01'),
    RENAME INDEX `ByName` TO `byname`;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `adult` AS select `person`.`id` AS `id`,`person`.`fullname` AS `fullname` from `person` where `person`.`born` < '2000-01-01';
