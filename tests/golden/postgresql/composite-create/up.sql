BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TYPE public.address AS (
    street text,
    "house no" character varying(10),
    city text COLLATE "C"
);
COMMENT ON TYPE public.address IS 'where it is';

-- Lock: ACCESS EXCLUSIVE on public.place, instant
ALTER TABLE public.place ADD COLUMN at public.address;
COMMIT;
