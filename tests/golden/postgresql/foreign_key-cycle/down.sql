BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.egg, ACCESS EXCLUSIVE on public.hen, instant
ALTER TABLE public.egg DROP CONSTRAINT egg_hen_id_fkey;

-- Lock: ACCESS EXCLUSIVE on public.hen, ACCESS EXCLUSIVE on public.egg, instant
ALTER TABLE public.hen DROP CONSTRAINT hen_egg_id_fkey;

-- TU102: all rows of egg are lost
-- Lock: ACCESS EXCLUSIVE on public.egg, instant
DROP TABLE public.egg;

-- TU102: all rows of hen are lost
-- Lock: ACCESS EXCLUSIVE on public.hen, instant
DROP TABLE public.hen;

-- TU102: all rows of tree are lost
-- Lock: ACCESS EXCLUSIVE on public.tree, instant
DROP TABLE public.tree;
COMMIT;
