BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.s SET LOGGED;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a SET (fillfactor=70, toast.autovacuum_enabled=false, toast.vacuum_truncate=false);

-- TU307: all of b is written anew under an exclusive lock
-- TU122: rows of b do not survive a crash
-- Lock: ACCESS EXCLUSIVE on public.b, rewrite
ALTER TABLE public.b SET UNLOGGED;

-- TU307: all of c is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.c, rewrite
ALTER TABLE public.c SET LOGGED;

-- Lock: ACCESS EXCLUSIVE on public.d, instant
ALTER TABLE public.d REPLICA IDENTITY USING INDEX d_x;

-- Lock: ACCESS EXCLUSIVE on public.e, instant
ALTER TABLE public.e REPLICA IDENTITY FULL;

-- Lock: ACCESS EXCLUSIVE on public.f, instant
ALTER TABLE public.f REPLICA IDENTITY DEFAULT;

ALTER INDEX public.a_pkey SET (fillfactor=80);
ALTER INDEX public.a_y_key RESET (fillfactor);
ALTER INDEX public.a_gin SET (fastupdate=off);
ALTER INDEX public.a_gin RESET (gin_pending_list_limit);
ALTER INDEX public.a_h SET (fillfactor=60);
COMMIT;
