BEGIN;
ALTER TABLE public.t ALTER COLUMN d TYPE text,
    ALTER COLUMN d SET STORAGE external,
    ALTER COLUMN d SET COMPRESSION pglz;

DROP STATISTICS public.st;

-- TU122: rows of t do not survive a crash
ALTER TABLE public.t SET UNLOGGED;
ALTER TABLE public.t SET (fillfactor=80, autovacuum_vacuum_scale_factor=0.1);
ALTER TABLE public.t RESET (toast.autovacuum_enabled);
COMMENT ON TABLE public.t IS NULL;
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTENDED;
COMMENT ON COLUMN public.t.a IS NULL;
ALTER TABLE public.t ALTER COLUMN b SET STORAGE main,
    ALTER COLUMN b SET STATISTICS -1;
ALTER INDEX public.i SET (fillfactor=60);
COMMENT ON INDEX public.i IS NULL;

CREATE STATISTICS public.st (mcv) ON a, b FROM public.t;
ALTER STATISTICS public.st SET STATISTICS 50;
COMMIT;
