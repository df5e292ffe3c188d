BEGIN;
-- TU209: adding a check reads all rows under an exclusive lock on t
ALTER TABLE public.t DROP CONSTRAINT a_low,
    DROP CONSTRAINT b_low,
    ADD COLUMN c integer,
    ADD CONSTRAINT a_low CHECK (a < 100),
    ADD CONSTRAINT b_low CHECK (b < 100) NO INHERIT NOT ENFORCED,
    ADD CONSTRAINT c_low CHECK (c < 5) NOT ENFORCED;
COMMIT;
