BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN d TYPE text,
    ALTER COLUMN d SET STORAGE external,
    ALTER COLUMN d SET COMPRESSION pglz;

DROP STATISTICS public.st;

-- TU307: all of t is written anew under an exclusive lock
-- TU122: rows of t do not survive a crash
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t SET UNLOGGED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
ALTER TABLE public.t SET (fillfactor=80, autovacuum_vacuum_scale_factor=0.1);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
ALTER TABLE public.t RESET (toast.autovacuum_enabled);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON TABLE public.t IS NULL;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN a SET STORAGE EXTENDED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON COLUMN public.t.a IS NULL;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET STORAGE main,
    ALTER COLUMN b SET STATISTICS -1;
ALTER INDEX public.i SET (fillfactor=60);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON INDEX public.i IS NULL;

CREATE STATISTICS public.st (mcv) ON a, b FROM public.t;
ALTER STATISTICS public.st SET STATISTICS 50;
COMMIT;
