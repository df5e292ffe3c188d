BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.k, instant
DROP INDEX public.k_a;

-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g NO INHERIT public.p;

CREATE TABLE public.l_old ();
-- Lock: ACCESS EXCLUSIVE on public.l, instant
ALTER TABLE public.l INHERIT public.l_old;
-- Lock: ACCESS EXCLUSIVE on public.l, instant
ALTER TABLE public.l_old ADD COLUMN c integer;
-- Lock: ACCESS EXCLUSIVE on public.l, SHARE UPDATE EXCLUSIVE on public.q, instant
ALTER TABLE public.l INHERIT public.q,
    NO INHERIT public.l_old;
-- Lock: ACCESS EXCLUSIVE on public.l, instant
DROP TABLE public.l_old;

-- Lock: ACCESS EXCLUSIVE on public.m, instant
ALTER TABLE public.m NO INHERIT public.q;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k RENAME COLUMN a TO a_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k RENAME COLUMN b TO b_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k RENAME COLUMN c TO c_old;
CREATE TABLE public.k_old ();
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k INHERIT public.k_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k_old ADD COLUMN a integer, ADD COLUMN b integer, ADD COLUMN c integer;
-- TU307: all of k is written anew under an exclusive lock
UPDATE public.k SET a = a_old, b = b_old, c = c_old;
-- Lock: ACCESS EXCLUSIVE on public.k, scan
ALTER TABLE public.k DROP COLUMN a_old,
    DROP COLUMN b_old,
    ALTER COLUMN b SET NOT NULL,
    DROP COLUMN c_old;
-- Lock: ACCESS EXCLUSIVE on public.k, scan
ALTER TABLE public.k_old ADD CONSTRAINT pos CHECK (a > 0);
-- Lock: ACCESS EXCLUSIVE on public.k, SHARE UPDATE EXCLUSIVE on public.p, instant
ALTER TABLE public.k INHERIT public.p,
    INHERIT public.q,
    NO INHERIT public.k_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
DROP TABLE public.k_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k ALTER COLUMN b SET DEFAULT 3;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.k, index build
CREATE INDEX CONCURRENTLY k_a ON public.k (a);
