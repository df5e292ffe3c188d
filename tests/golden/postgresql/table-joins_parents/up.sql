BEGIN;
-- TU202: dropping an index waits for all users of k
DROP INDEX public.k_a;

ALTER TABLE public.g NO INHERIT public.p;

CREATE TABLE public.l_old ();
ALTER TABLE public.l INHERIT public.l_old;
ALTER TABLE public.l_old ADD COLUMN c integer;
ALTER TABLE public.l INHERIT public.q,
    NO INHERIT public.l_old;
DROP TABLE public.l_old;

ALTER TABLE public.m NO INHERIT public.q;

ALTER TABLE public.k RENAME COLUMN a TO a_old;
ALTER TABLE public.k RENAME COLUMN b TO b_old;
ALTER TABLE public.k RENAME COLUMN c TO c_old;
CREATE TABLE public.k_old ();
ALTER TABLE public.k INHERIT public.k_old;
ALTER TABLE public.k_old ADD COLUMN a integer, ADD COLUMN b integer, ADD COLUMN c integer;
-- TU307: all of k is written anew under an exclusive lock
UPDATE public.k SET a = a_old, b = b_old, c = c_old;
ALTER TABLE public.k DROP COLUMN a_old,
    DROP COLUMN b_old,
    ALTER COLUMN b SET NOT NULL,
    DROP COLUMN c_old;
ALTER TABLE public.k_old ADD CONSTRAINT pos CHECK (a > 0);
ALTER TABLE public.k INHERIT public.p,
    INHERIT public.q,
    NO INHERIT public.k_old;
DROP TABLE public.k_old;
ALTER TABLE public.k ALTER COLUMN b SET DEFAULT 3;
-- TU201: index build blocks writes on k
CREATE INDEX k_a ON public.k (a);
COMMIT;
