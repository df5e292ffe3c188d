BEGIN;
CREATE TYPE public.address AS (
    street text,
    "house no" character varying(10),
    city text COLLATE "C"
);
COMMENT ON TYPE public.address IS 'where it is';

ALTER TABLE public.place ADD COLUMN at public.address;
COMMIT;
