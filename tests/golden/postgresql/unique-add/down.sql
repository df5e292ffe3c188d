-- Lock: SHARE UPDATE EXCLUSIVE on public.city, index build
CREATE UNIQUE INDEX CONCURRENTLY city_code_key ON public.city (code);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.city, instant
ALTER TABLE public.city DROP CONSTRAINT city_code_once,
    DROP CONSTRAINT city_name_key,
    ADD CONSTRAINT city_code_key UNIQUE USING INDEX city_code_key;
COMMIT;
