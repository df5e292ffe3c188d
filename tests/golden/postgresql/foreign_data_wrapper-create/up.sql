BEGIN;
CREATE EXTENSION file_fdw SCHEMA public;

CREATE FOREIGN DATA WRAPPER "own ""files""" HANDLER public.file_fdw_handler VALIDATOR public.file_fdw_validator;

CREATE FOREIGN DATA WRAPPER plain;

CREATE FOREIGN DATA WRAPPER tuned OPTIONS (debug 'true', "a b" 'it''s');
COMMENT ON FOREIGN DATA WRAPPER tuned IS 'for tests';
COMMIT;
