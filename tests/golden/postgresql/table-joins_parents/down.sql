BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g DROP CONSTRAINT pos;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k NO INHERIT public.p,
    NO INHERIT public.q;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k DROP CONSTRAINT pos;

-- Lock: ACCESS EXCLUSIVE on public.l, instant
ALTER TABLE public.l NO INHERIT public.q;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k ALTER COLUMN b DROP DEFAULT;

-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g RENAME COLUMN a TO a_old;
-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g RENAME COLUMN b TO b_old;
CREATE TABLE public.g_old ();
-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g INHERIT public.g_old;
-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g_old ADD COLUMN a integer, ADD COLUMN b integer;
-- TU307: all of g is written anew under an exclusive lock
UPDATE public.g SET a = a_old, b = b_old;
-- Lock: ACCESS EXCLUSIVE on public.g, scan
ALTER TABLE public.g DROP COLUMN a_old,
    DROP COLUMN b_old,
    ALTER COLUMN b SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.g, scan
ALTER TABLE public.g_old ADD CONSTRAINT pos CHECK (a > 0);
-- Lock: ACCESS EXCLUSIVE on public.g, SHARE UPDATE EXCLUSIVE on public.p, instant
ALTER TABLE public.g INHERIT public.p,
    NO INHERIT public.g_old;
-- Lock: ACCESS EXCLUSIVE on public.g, instant
DROP TABLE public.g_old;
-- Lock: ACCESS EXCLUSIVE on public.g, instant
ALTER TABLE public.g ALTER COLUMN b SET DEFAULT 3;

-- TU103: values of l.c are lost
-- Lock: ACCESS EXCLUSIVE on public.l, instant
ALTER TABLE public.l DROP COLUMN c;

-- Lock: ACCESS EXCLUSIVE on public.m, instant
ALTER TABLE public.m RENAME COLUMN c TO c_old;
CREATE TABLE public.m_old ();
-- Lock: ACCESS EXCLUSIVE on public.m, instant
ALTER TABLE public.m INHERIT public.m_old;
-- Lock: ACCESS EXCLUSIVE on public.m, instant
ALTER TABLE public.m_old ADD COLUMN c integer;
-- TU307: all of m is written anew under an exclusive lock
UPDATE public.m SET c = c_old;
-- Lock: ACCESS EXCLUSIVE on public.m, SHARE UPDATE EXCLUSIVE on public.q, instant
ALTER TABLE public.m DROP COLUMN c_old,
    INHERIT public.q,
    NO INHERIT public.m_old;
-- Lock: ACCESS EXCLUSIVE on public.m, instant
DROP TABLE public.m_old;
COMMIT;
