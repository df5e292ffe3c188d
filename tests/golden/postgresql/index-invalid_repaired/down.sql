BEGIN;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.a_x;
COMMIT;
