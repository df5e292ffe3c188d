ALTER TABLE `t`
    ADD COLUMN `b` varchar(20),
    ALGORITHM=INSTANT;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `v1` AS select `t`.`id` AS `id`,`t`.`a` AS `a`,`t`.`b` AS `b` from `t`;
