CREATE VIEW `v1` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where `t`.`b` = 'x;y';

CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `a_over_v1` AS select `v1`.`id` AS `x`,`v1`.`a` + 1 AS `y` from `v1` where `v1`.`a` > 0 WITH LOCAL CHECK OPTION;
