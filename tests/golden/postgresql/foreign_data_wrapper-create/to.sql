CREATE EXTENSION file_fdw;
CREATE FOREIGN DATA WRAPPER plain;
CREATE FOREIGN DATA WRAPPER "own ""files""" HANDLER file_fdw_handler VALIDATOR file_fdw_validator;
CREATE FOREIGN DATA WRAPPER tuned OPTIONS (debug 'true', "a b" 'it''s');
COMMENT ON FOREIGN DATA WRAPPER tuned IS 'for tests';
