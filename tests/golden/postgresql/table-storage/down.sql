BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU110: t.d from text to character varying(10): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN d TYPE character varying(10),
    ALTER COLUMN d SET STORAGE EXTENDED;

DROP STATISTICS public.st;

-- TU307: all of t is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t SET LOGGED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
ALTER TABLE public.t SET (fillfactor=70, toast.autovacuum_enabled=false);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
ALTER TABLE public.t RESET (autovacuum_vacuum_scale_factor);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON TABLE public.t IS 'x';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN a SET STORAGE external;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON COLUMN public.t.a IS 'x';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET STORAGE EXTENDED,
    ALTER COLUMN b SET STATISTICS 100;
ALTER INDEX public.i SET (fillfactor=50);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON INDEX public.i IS 'x';

CREATE STATISTICS public.st ON a, b FROM public.t;
COMMIT;
