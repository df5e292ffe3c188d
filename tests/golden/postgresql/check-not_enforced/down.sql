BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of t.c are lost
-- Lock: ACCESS EXCLUSIVE on public.t, scan
ALTER TABLE public.t DROP CONSTRAINT a_low,
    DROP CONSTRAINT b_low,
    DROP CONSTRAINT c_low,
    ADD CONSTRAINT a_low CHECK (a < 100) NOT ENFORCED,
    ADD CONSTRAINT b_low CHECK (b < 100) NOT VALID,
    DROP COLUMN c;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT b_low;
