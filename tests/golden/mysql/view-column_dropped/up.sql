-- TU103: drops column t.b with its values
ALTER TABLE `t`
    DROP COLUMN `b`,
    ALGORITHM=INSTANT;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `v1` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t`;
