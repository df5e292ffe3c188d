-- Lock: SHARE UPDATE EXCLUSIVE on public.city, index build
CREATE UNIQUE INDEX CONCURRENTLY city_code_once ON public.city (code) INCLUDE (name) NULLS NOT DISTINCT;
-- Lock: SHARE UPDATE EXCLUSIVE on public.city, index build
CREATE UNIQUE INDEX CONCURRENTLY city_name_key ON public.city (name, country);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.city, instant
ALTER TABLE public.city DROP CONSTRAINT city_code_key,
    ADD CONSTRAINT city_code_once UNIQUE USING INDEX city_code_once,
    ADD CONSTRAINT city_name_key UNIQUE USING INDEX city_name_key DEFERRABLE INITIALLY DEFERRED;
COMMIT;
