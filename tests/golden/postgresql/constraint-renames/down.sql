BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT new_pk TO old_pk;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT new_ck TO old_ck;
ALTER INDEX public.new_i RENAME TO old_i;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u RENAME CONSTRAINT new_fk TO old_fk;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON CONSTRAINT old_ck ON public.t IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON INDEX public.old_i IS NULL;
COMMIT;
