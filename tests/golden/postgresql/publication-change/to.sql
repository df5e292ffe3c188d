CREATE SCHEMA app;
CREATE TABLE a (id integer PRIMARY KEY, n integer);
CREATE TABLE b (id integer PRIMARY KEY, n integer);
CREATE TABLE c (id integer PRIMARY KEY, n integer);
CREATE PUBLICATION p FOR TABLE a WHERE (n > 1), c
    WITH (publish_via_partition_root = true);
COMMENT ON PUBLICATION p IS 'a and c';
CREATE PUBLICATION s FOR TABLES IN SCHEMA public, app WITH (publish = '');
CREATE PUBLICATION w FOR ALL TABLES;
