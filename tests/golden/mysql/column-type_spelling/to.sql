CREATE TABLE ty (a int, d tinyint, e tinyint(1), f tinyint(1) unsigned, h smallint, j decimal(10,0), k decimal(5,0), l double, m double, n float, o double,
    q char(1), r varchar(5), u text, v mediumtext, w tinyblob, x mediumtext, y mediumtext, ae time, ag tinyint, ah bigint, ai mediumint, aj decimal(4,1), ak bit(1),
    s varchar(5) character set utf8mb3, t char(3) character set utf8mb3, de decimal, ye year, bi bigint, b binary(3), bb varbinary(5));
