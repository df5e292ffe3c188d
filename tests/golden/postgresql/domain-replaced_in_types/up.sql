BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

ALTER TYPE public.comp RENAME TO comp_old;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN g;

DROP FUNCTION public.f(public.outer_d);

ALTER DOMAIN public.inner_d RENAME TO inner_d_old;

CREATE DOMAIN public.inner_d AS bigint
    CONSTRAINT inner_d_check CHECK (VALUE > 0);

ALTER DOMAIN public.outer_d RENAME TO outer_d_old;

CREATE DOMAIN public.outer_d AS public.inner_d
    CONSTRAINT outer_d_check CHECK ((VALUE)::bigint < 100);

CREATE TYPE public.comp AS (
    a public.outer_d,
    n integer
);

CREATE OR REPLACE FUNCTION public.f(public.outer_d)
 RETURNS public.inner_d
 LANGUAGE sql
AS $function$SELECT 1::inner_d$function$;

-- TU301: t.i from public.inner_d to public.inner_d: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN i TYPE public.inner_d;
-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS ((i)::bigint + 1) STORED;
-- TU301: t.o from public.outer_d to public.outer_d: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN o TYPE public.outer_d;
-- TU505: t.os from public.outer_d[] to public.outer_d[]: values that the new type does not have make it fail; t.c from public.comp to public.comp: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN os TYPE public.outer_d[] USING os::text::public.outer_d[],
    ALTER COLUMN c TYPE public.comp USING c::text::public.comp;

CREATE VIEW public.v AS
SELECT t.o,
    t.i
   FROM public.t;

DROP TYPE public.comp_old;

DROP DOMAIN public.outer_d_old;

DROP DOMAIN public.inner_d_old;
COMMIT;
