CREATE TYPE e AS ENUM('1','2');
CREATE TABLE t(a text, b int, c int, d numeric(10,4), f timestamp, g text, h json, i uuid, j int, k date, l varchar(5) default 'abc', m bool, n smallint, o double precision);
INSERT INTO t VALUES('1',1,1,1.5,now(),'1','{}',null,5,now(),'x',true,1,1.5);
