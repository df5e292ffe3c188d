BEGIN;
-- TU209: adding a check reads all rows under an exclusive lock on t
ALTER TABLE public.t DROP CONSTRAINT a_low,
    DROP CONSTRAINT b_low,
    DROP CONSTRAINT c_low,
    ADD CONSTRAINT a_low CHECK (a < 100) NOT ENFORCED,
    ADD CONSTRAINT b_low CHECK (b < 100);
-- TU103: values of t.c are lost
ALTER TABLE public.t DROP COLUMN c;
COMMIT;
