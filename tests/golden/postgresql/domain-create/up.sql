BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE DOMAIN public.postcode AS character varying(10) DEFAULT '00000'::character varying NOT NULL
    CONSTRAINT postcode_check CHECK ((VALUE)::text ~ '^[0-9]+$'::text);
COMMENT ON DOMAIN public.postcode IS 'digits only';

-- TU305: a domain with rules writes place anew
-- Lock: ACCESS EXCLUSIVE on public.place, rewrite
ALTER TABLE public.place ADD COLUMN code public.postcode;
COMMIT;
