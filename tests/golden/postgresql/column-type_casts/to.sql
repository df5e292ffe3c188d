CREATE TYPE e AS ENUM('1','2');
CREATE TABLE t(a int, b boolean, c text[], d numeric(12,2), f date, g e, h jsonb, i text, j int[], k timestamptz, l char(5) default 'abc', m smallint, n boolean, o numeric);
