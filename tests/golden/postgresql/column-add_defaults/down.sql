BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of t.b are lost; values of t.c are lost; values of t.d are lost; values of t.e are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN b,
    DROP COLUMN c,
    DROP COLUMN d,
    DROP COLUMN e;
COMMIT;
