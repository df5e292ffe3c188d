CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `v1` AS select `t`.`id` AS `id`,`t`.`a` AS `a`,`t`.`b` AS `b` from `t`;

CREATE OR REPLACE DEFINER=CURRENT_USER SQL SECURITY INVOKER VIEW `v2` AS select `v1`.`id` AS `id`,`v1`.`b` AS `b` from `v1`;
