CREATE TYPE addr AS (street text, no bigint);
CREATE DOMAIN daddr AS addr CHECK ((VALUE).no > 0);
CREATE TABLE t (id int, a daddr);
