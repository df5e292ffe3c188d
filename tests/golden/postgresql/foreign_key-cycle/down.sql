BEGIN;
ALTER TABLE public.egg DROP CONSTRAINT egg_hen_id_fkey;

ALTER TABLE public.hen DROP CONSTRAINT hen_egg_id_fkey;

-- TU102: all rows of egg are lost
DROP TABLE public.egg;

-- TU102: all rows of hen are lost
DROP TABLE public.hen;

-- TU102: all rows of tree are lost
DROP TABLE public.tree;
COMMIT;
