BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE FUNCTION public.fits(public.ship)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1.load < 100$function$;

CREATE TABLE public.port (
    id integer,
    depth integer
);

CREATE OR REPLACE FUNCTION public.open(public.port)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1.depth > 0$function$;

ALTER TABLE public.port ADD CONSTRAINT port_open CHECK (public.open(port.*) AND public.fits(ROW(1, 2)::public.ship));

-- Lock: ACCESS EXCLUSIVE on public.ship, instant
ALTER TABLE public.ship ADD CONSTRAINT ship_fits CHECK (public.fits(ship.*) AND public.open(ROW(1, 2)::public.port)) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.ship, scan
ALTER TABLE public.ship VALIDATE CONSTRAINT ship_fits;
