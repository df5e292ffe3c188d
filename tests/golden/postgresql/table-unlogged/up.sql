BEGIN;
-- TU122: rows of cache do not survive a crash
ALTER TABLE public.cache SET UNLOGGED;
ALTER TABLE public.cache SET (autovacuum_enabled=false);
COMMIT;
