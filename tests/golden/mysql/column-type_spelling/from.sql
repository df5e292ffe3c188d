CREATE TABLE ty (a integer, d tinyint, e bool, f tinyint(1) unsigned, h smallint, j numeric, k dec(5), l real, m double precision, n float(7), o float(30),
    q char, r character varying(5), u text(100), v text(70000), w blob(10), x long, y long varchar, ae time(0), ag int1, ah int8, ai middleint, aj fixed(4,1), ak bit,
    s nvarchar(5), t national char(3), de decimal(10), ye year, bi bigint signed, b char(3) byte, bb varchar(5) character set binary);
