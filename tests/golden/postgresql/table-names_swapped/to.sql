-- @renamed from=a
CREATE TABLE b (id int, x text, px int);
-- @renamed from=b
CREATE TABLE a (id int, y text, z int);
