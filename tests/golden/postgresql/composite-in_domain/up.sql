BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.daddr RENAME TO daddr_old;

ALTER TYPE public.addr RENAME TO addr_old;

CREATE TYPE public.addr AS (
    street text,
    no bigint
);

CREATE DOMAIN public.daddr AS public.addr
    CONSTRAINT daddr_check CHECK ((VALUE).no > 0);

-- TU505: t.a from public.daddr to public.daddr: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN a TYPE public.daddr USING a::text::public.daddr;

DROP DOMAIN public.daddr_old;

DROP TYPE public.addr_old;
COMMIT;
