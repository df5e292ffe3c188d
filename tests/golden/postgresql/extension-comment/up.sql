BEGIN;
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

COMMENT ON EXTENSION hstore IS 'keys and values';
COMMIT;
