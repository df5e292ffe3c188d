BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.near;

DROP USER MAPPING FOR PUBLIC SERVER s;

-- Lock: ACCESS EXCLUSIVE on public.item, instant
ALTER TABLE public.item ADD COLUMN n integer;

-- Lock: ACCESS EXCLUSIVE on public.far, instant
DROP FOREIGN TABLE public.far;

DROP SERVER s;

CREATE SERVER s TYPE 'two' FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'me');

CREATE FOREIGN TABLE public.far (
    id integer,
    name text
) SERVER s OPTIONS (place 'x');
COMMENT ON FOREIGN TABLE public.far IS 'elsewhere';

CREATE VIEW public.near AS
SELECT far.name
   FROM public.far;
COMMIT;
