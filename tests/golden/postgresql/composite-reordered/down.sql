BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

ALTER TYPE public.addr RENAME TO addr_old;

CREATE TYPE public.addr AS (
    street text,
    no integer,
    zip text
);

-- TU505: t.a from public.addr to public.addr: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN a TYPE public.addr USING CASE WHEN a IS DISTINCT FROM NULL THEN ROW((a).street, (a).no, NULL::text)::public.addr END;

CREATE FUNCTION public.addr_moved(public.addr_old[]) RETURNS public.addr[] LANGUAGE sql STABLE AS $function$
    SELECT CASE WHEN array_ndims($1) > 1 THEN array_dims($1)::public.addr[] -- fails
        WHEN cardinality($1) = 0 THEN '{}'
        ELSE (SELECT array_agg(CASE WHEN ($1)[i] IS DISTINCT FROM NULL THEN ROW((($1)[i]).street, (($1)[i]).no, NULL::text)::public.addr END ORDER BY i)
            FROM generate_subscripts($1, 1) AS i) END
$function$;

-- TU505: t.aa from public.addr[] to public.addr[]: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN aa TYPE public.addr[] USING public.addr_moved(aa);

CREATE VIEW public.v AS
SELECT (t.a).street AS street
   FROM public.t;

DROP FUNCTION public.addr_moved(public.addr_old[]);
DROP TYPE public.addr_old;
COMMIT;
