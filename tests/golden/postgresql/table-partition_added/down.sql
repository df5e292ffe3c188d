BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU505: p.id from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.o, ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p2, rewrite
ALTER TABLE public.p DROP CONSTRAINT p_o_fkey,
    DROP CONSTRAINT p_id_check,
    ALTER COLUMN id TYPE integer;
-- TU103: values of p.o are lost
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP COLUMN o;

-- TU102: all rows of o are lost
-- Lock: ACCESS EXCLUSIVE on public.o, instant
DROP TABLE public.o;

-- TU116: all rows of p2 are lost
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, instant
DROP TABLE public.p2;

-- TU202: dropping an index waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP INDEX public.pi;
-- TU103: values of p.x are lost
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP COLUMN x;
COMMIT;
