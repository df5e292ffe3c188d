BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TYPE public.c DROP ATTRIBUTE z;

ALTER TYPE public.d RENAME TO d_old;

CREATE TYPE public.d AS (
    a integer,
    b text
);

ALTER TYPE public.x RENAME TO x_old;

CREATE TYPE public.x AS (
    a integer,
    b integer
);

-- TU505: t.w from public.d to public.d: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN w TYPE public.d USING w::text::public.d;

CREATE FUNCTION public.x_moved(public.x_old[]) RETURNS public.x[] LANGUAGE sql STABLE AS $function$
    SELECT CASE WHEN array_ndims($1) > 1 THEN array_dims($1)::public.x[] -- fails
        WHEN cardinality($1) = 0 THEN '{}'
        ELSE (SELECT array_agg(CASE WHEN ($1)[i] IS DISTINCT FROM NULL THEN ROW((($1)[i]).a, (($1)[i]).b)::public.x END ORDER BY i)
            FROM generate_subscripts($1, 1) AS i) END
$function$;

-- TU505: t.y from public.x[] to public.x[]: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN y TYPE public.x[] USING public.x_moved(y);

DROP TYPE public.d_old;

DROP FUNCTION public.x_moved(public.x_old[]);
DROP TYPE public.x_old;
COMMIT;
