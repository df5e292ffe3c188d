BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT old_pk TO new_pk;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT old_ck TO new_ck;
ALTER INDEX public.old_i RENAME TO new_i;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u RENAME CONSTRAINT old_fk TO new_fk;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON CONSTRAINT new_ck ON public.t IS 'k';
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON INDEX public.new_i IS 'n';
COMMIT;
