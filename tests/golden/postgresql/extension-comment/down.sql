BEGIN;
COMMENT ON EXTENSION citext IS 'ours';

COMMENT ON EXTENSION hstore IS 'data type for storing sets of (key, value) pairs';
COMMIT;
