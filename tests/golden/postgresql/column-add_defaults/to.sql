CREATE FUNCTION gen() RETURNS int LANGUAGE sql VOLATILE AS 'select 1';
CREATE TABLE t(a int, b int DEFAULT gen(), c timestamptz NOT NULL DEFAULT now(), d uuid DEFAULT gen_random_uuid(), e serial);
