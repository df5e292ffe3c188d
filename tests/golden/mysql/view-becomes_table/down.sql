-- TU102: drops w with all its rows
DROP TABLE `w`;

CREATE DEFINER=CURRENT_USER VIEW `w` AS select `t`.`id` AS `id` from `t`;
