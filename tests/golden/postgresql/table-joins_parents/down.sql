BEGIN;
ALTER TABLE public.g DROP CONSTRAINT pos;

ALTER TABLE public.k NO INHERIT public.p,
    NO INHERIT public.q;

ALTER TABLE public.k DROP CONSTRAINT pos;

ALTER TABLE public.l NO INHERIT public.q;

ALTER TABLE public.k ALTER COLUMN b DROP DEFAULT;

ALTER TABLE public.g RENAME COLUMN a TO a_old;
ALTER TABLE public.g RENAME COLUMN b TO b_old;
CREATE TABLE public.g_old ();
ALTER TABLE public.g INHERIT public.g_old;
ALTER TABLE public.g_old ADD COLUMN a integer, ADD COLUMN b integer;
-- TU307: all of g is written anew under an exclusive lock
UPDATE public.g SET a = a_old, b = b_old;
ALTER TABLE public.g DROP COLUMN a_old,
    DROP COLUMN b_old,
    ALTER COLUMN b SET NOT NULL;
ALTER TABLE public.g_old ADD CONSTRAINT pos CHECK (a > 0);
ALTER TABLE public.g INHERIT public.p,
    NO INHERIT public.g_old;
DROP TABLE public.g_old;
ALTER TABLE public.g ALTER COLUMN b SET DEFAULT 3;

-- TU103: values of l.c are lost
ALTER TABLE public.l DROP COLUMN c;

ALTER TABLE public.m RENAME COLUMN c TO c_old;
CREATE TABLE public.m_old ();
ALTER TABLE public.m INHERIT public.m_old;
ALTER TABLE public.m_old ADD COLUMN c integer;
-- TU307: all of m is written anew under an exclusive lock
UPDATE public.m SET c = c_old;
ALTER TABLE public.m DROP COLUMN c_old,
    INHERIT public.q,
    NO INHERIT public.m_old;
DROP TABLE public.m_old;
COMMIT;
