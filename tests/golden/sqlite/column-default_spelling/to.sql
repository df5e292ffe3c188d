create table "d" (a int default 5, [b] text default "x", c default NULL, `e` int default ( 1+2 ), f text default current_timestamp);
