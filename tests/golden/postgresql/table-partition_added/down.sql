BEGIN;
-- TU505: p.id from bigint to integer: values that do not fit the new type make it fail
ALTER TABLE public.p DROP CONSTRAINT p_o_fkey,
    DROP CONSTRAINT p_id_check,
    ALTER COLUMN id TYPE integer;
-- TU103: values of p.o are lost
ALTER TABLE public.p DROP COLUMN o;

-- TU102: all rows of o are lost
DROP TABLE public.o;

-- TU116: all rows of p2 are lost
DROP TABLE public.p2;

-- TU202: dropping an index waits for all users of p
DROP INDEX public.pi;
-- TU103: values of p.x are lost
ALTER TABLE public.p DROP COLUMN x;
COMMIT;
