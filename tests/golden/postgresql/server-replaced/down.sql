BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.near;

DROP USER MAPPING FOR PUBLIC SERVER s;

-- TU103: values of item.n are lost
-- Lock: ACCESS EXCLUSIVE on public.item, instant
ALTER TABLE public.item DROP COLUMN n;

-- Lock: ACCESS EXCLUSIVE on public.far, instant
DROP FOREIGN TABLE public.far;

DROP SERVER s;

CREATE SERVER s TYPE 'one' FOREIGN DATA WRAPPER w;
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
