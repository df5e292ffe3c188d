BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.ship, instant
ALTER TABLE public.ship DROP CONSTRAINT ship_fits;

-- Lock: ACCESS EXCLUSIVE on public.port, instant
ALTER TABLE public.port DROP CONSTRAINT port_open;

DROP FUNCTION public.fits(public.ship);

DROP FUNCTION public.open(public.port);

-- TU102: all rows of port are lost
-- Lock: ACCESS EXCLUSIVE on public.port, instant
DROP TABLE public.port;
COMMIT;
