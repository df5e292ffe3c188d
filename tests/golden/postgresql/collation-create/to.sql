CREATE COLLATION plain (locale = 'C');
COMMENT ON COLLATION plain IS 'by bytes';
CREATE COLLATION "any case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION mixed (lc_collate = 'C', lc_ctype = 'POSIX');
CREATE TABLE person (id integer PRIMARY KEY, name text COLLATE "any case", nick text COLLATE mixed);
