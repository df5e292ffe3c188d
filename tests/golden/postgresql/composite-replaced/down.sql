BEGIN;
ALTER TYPE public.c DROP ATTRIBUTE z;

ALTER TYPE public.d RENAME TO d_old;

CREATE TYPE public.d AS (
    a integer,
    b text
);

-- TU505: t.w from public.d to public.d: values that the new type does not have make it fail
ALTER TABLE public.t ALTER COLUMN w TYPE public.d USING w::text::public.d;

DROP TYPE public.d_old;

ALTER TYPE public.x RENAME TO x_old;

CREATE TYPE public.x AS (
    a integer,
    b integer
);

-- TU505: t.y from public.x[] to public.x[]: values that the new type does not have make it fail
ALTER TABLE public.t ALTER COLUMN y TYPE public.x[] USING y::text::public.x[];

DROP TYPE public.x_old;
COMMIT;
