BEGIN;
-- TU103: values of t.b are lost; values of t.c are lost; values of t.d are lost; values of t.e are lost
ALTER TABLE public.t DROP COLUMN b,
    DROP COLUMN c,
    DROP COLUMN d,
    DROP COLUMN e;
COMMIT;
