CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `v1` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t`;

CREATE OR REPLACE DEFINER=CURRENT_USER VIEW `v2` AS select `v1`.`id` AS `id` from `v1`;
