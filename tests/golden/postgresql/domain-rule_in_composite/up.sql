BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.d RENAME TO d_old;

CREATE DOMAIN public.d AS integer
    CONSTRAINT d_check CHECK (VALUE > 1);

ALTER TYPE public.comp RENAME TO comp_old;

CREATE TYPE public.comp AS (
    a public.d,
    n integer
);

-- TU505: t.c from public.comp to public.comp: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN c TYPE public.comp USING c::text::public.comp;

DROP TYPE public.comp_old;

DROP DOMAIN public.d_old;
COMMIT;
