BEGIN;
-- TU110: t.d from text to character varying(10): longer values fail, trailing spaces are trimmed without an error
ALTER TABLE public.t ALTER COLUMN d TYPE character varying(10),
    ALTER COLUMN d SET STORAGE EXTENDED;

DROP STATISTICS public.st;

-- TU307: all of t is written anew under an exclusive lock
ALTER TABLE public.t SET LOGGED;
ALTER TABLE public.t SET (fillfactor=70, toast.autovacuum_enabled=false);
ALTER TABLE public.t RESET (autovacuum_vacuum_scale_factor);
COMMENT ON TABLE public.t IS 'x';
ALTER TABLE public.t ALTER COLUMN a SET STORAGE external;
COMMENT ON COLUMN public.t.a IS 'x';
ALTER TABLE public.t ALTER COLUMN b SET STORAGE EXTENDED,
    ALTER COLUMN b SET STATISTICS 100;
ALTER INDEX public.i SET (fillfactor=50);
COMMENT ON INDEX public.i IS 'x';

CREATE STATISTICS public.st ON a, b FROM public.t;
COMMIT;
