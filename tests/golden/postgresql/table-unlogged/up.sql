BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU307: all of cache is written anew under an exclusive lock
-- TU122: rows of cache do not survive a crash
-- Lock: ACCESS EXCLUSIVE on public.cache, rewrite
ALTER TABLE public.cache SET UNLOGGED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.cache, instant
ALTER TABLE public.cache SET (autovacuum_enabled=false);
COMMIT;
