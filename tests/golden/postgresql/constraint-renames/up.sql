BEGIN;
ALTER TABLE public.t RENAME CONSTRAINT old_pk TO new_pk;
ALTER TABLE public.t RENAME CONSTRAINT old_ck TO new_ck;
ALTER INDEX public.old_i RENAME TO new_i;

ALTER TABLE public.u RENAME CONSTRAINT old_fk TO new_fk;

COMMENT ON CONSTRAINT new_ck ON public.t IS 'k';
COMMENT ON INDEX public.new_i IS 'n';
COMMIT;
