-- Lock: SHARE UPDATE EXCLUSIVE on public.city, index build
CREATE UNIQUE INDEX CONCURRENTLY city_key_new ON public.city (code) INCLUDE (name);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.trip, ACCESS EXCLUSIVE on public.city, instant
ALTER TABLE public.trip DROP CONSTRAINT trip_city_fkey;

-- Lock: ACCESS EXCLUSIVE on public.city, instant
ALTER TABLE public.city DROP CONSTRAINT city_key,
    ADD CONSTRAINT city_key UNIQUE USING INDEX city_key_new;

-- Lock: SHARE ROW EXCLUSIVE on public.trip, SHARE ROW EXCLUSIVE on public.city, instant
ALTER TABLE public.trip ADD CONSTRAINT trip_city_fkey FOREIGN KEY (city) REFERENCES public.city (code) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.trip, ROW SHARE on public.city, scan
ALTER TABLE public.trip VALIDATE CONSTRAINT trip_city_fkey;
