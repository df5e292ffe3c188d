BEGIN;
-- TU307: all of cache is written anew under an exclusive lock
ALTER TABLE public.cache SET LOGGED;
ALTER TABLE public.cache RESET (autovacuum_enabled);
COMMIT;
