BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU307: all of cache is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.cache, rewrite
ALTER TABLE public.cache SET LOGGED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.cache, instant
ALTER TABLE public.cache RESET (autovacuum_enabled);
COMMIT;
