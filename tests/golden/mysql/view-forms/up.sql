DELIMITER ;;
CREATE VIEW `odd view` AS select `t`.`id` AS `one;`,'it\'s; ü' AS `two``s` from `t`
;;
DELIMITER ;

CREATE ALGORITHM=TEMPTABLE SQL SECURITY INVOKER VIEW `v3` AS select `t`.`id` AS `id`,count(0) AS `c`,group_concat(`t`.`b` order by `t`.`b` ASC separator ',') AS `bs` from (`t` left join `t2` on(`t`.`id` = `t2`.`id`)) group by `t`.`id` having `c` > 1;

CREATE VIEW `v4` AS with c as (select 1 AS `one`)select `c`.`one` AS `one`,(select max(`t`.`a`) from `t`) AS `m` from `c` union all select 2 AS `2`,3 AS `3`;

CREATE VIEW `v5` AS select `v4`.`one` AS `one`,`t`.`a` + 1 AS `a+1`,ucase(`t`.`b`) AS `upper(b)`,current_timestamp() AS `now()` from (`v4` join `t` on(`v4`.`one` = `t`.`id`));

CREATE VIEW `v6` AS select `t`.`id` AS `id` from `t` where `t`.`a` > 0 WITH LOCAL CHECK OPTION;

CREATE VIEW `v8` AS select `t`.`id` AS `id` from (`t` join `information_schema`.`tables` `tt`) where `tt`.`TABLE_NAME` = `t`.`b`;

CREATE VIEW `v9` AS select `t`.`id` AS `id`,row_number() over ( partition by `t`.`a` order by `t`.`id`) AS `rn`,cast(`t`.`a` as char charset utf8mb4) AS `s`,`t`.`b` like 'x%' AS `l`,current_timestamp() + interval 1 day AS `d`,if(`t`.`a`,1,0) AS `IF(a,1,0)`,case `t`.`a` when 1 then 'x' end AS `CASE a WHEN 1 THEN 'x' END` from `t`;
