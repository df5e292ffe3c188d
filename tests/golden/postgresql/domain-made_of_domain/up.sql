BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.inner_d RENAME TO inner_d_old;

CREATE DOMAIN public.inner_d AS text NOT NULL
    CONSTRAINT inner_d_check CHECK (length(VALUE) < 50);

ALTER DOMAIN public.outer_d RENAME TO outer_d_old;

CREATE DOMAIN public.outer_d AS public.inner_d DEFAULT 'y'::text NOT NULL;

ALTER TYPE public.comp RENAME TO comp_old;

CREATE TYPE public.comp AS (
    a public.outer_d,
    n integer
);

-- TU505: t.o from public.outer_d to public.outer_d: values that break the domain's rules make it fail; t.os from public.outer_d[] to public.outer_d[]: values that the new type does not have make it fail; t.c from public.comp to public.comp: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN o TYPE public.outer_d,
    ALTER COLUMN os TYPE public.outer_d[] USING os::text::public.outer_d[],
    ALTER COLUMN c TYPE public.comp USING c::text::public.comp;

DROP TYPE public.comp_old;

DROP DOMAIN public.outer_d_old;

DROP DOMAIN public.inner_d_old;
COMMIT;
