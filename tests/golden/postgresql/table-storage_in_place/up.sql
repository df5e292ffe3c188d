BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.s SET UNLOGGED;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a SET (fillfactor=60, toast.vacuum_truncate=true);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a RESET (toast.autovacuum_enabled);

-- TU307: all of b is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.b, rewrite
ALTER TABLE public.b SET LOGGED;

-- TU307: all of c is written anew under an exclusive lock
-- TU122: rows of c do not survive a crash
-- Lock: ACCESS EXCLUSIVE on public.c, rewrite
ALTER TABLE public.c SET UNLOGGED;

-- Lock: ACCESS EXCLUSIVE on public.d, instant
ALTER TABLE public.d REPLICA IDENTITY USING INDEX d_y;

-- TU128: updates and deletes on e fail while it is published
-- Lock: ACCESS EXCLUSIVE on public.e, instant
ALTER TABLE public.e REPLICA IDENTITY NOTHING;

-- Lock: ACCESS EXCLUSIVE on public.f, instant
ALTER TABLE public.f REPLICA IDENTITY USING INDEX f_key;

ALTER INDEX public.a_pkey RESET (fillfactor);
ALTER INDEX public.a_y_key SET (fillfactor=90);
ALTER INDEX public.a_gin SET (gin_pending_list_limit=128);
ALTER INDEX public.a_gin RESET (fastupdate);
ALTER INDEX public.a_h RESET (fillfactor);
COMMIT;
