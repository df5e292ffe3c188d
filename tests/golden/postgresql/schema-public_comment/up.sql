BEGIN;
COMMENT ON SCHEMA app IS NULL;

COMMENT ON SCHEMA public IS 'standard public schema';
COMMIT;
