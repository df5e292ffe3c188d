BEGIN;
-- TU102: all rows of gone are lost
DROP TABLE public.gone;
COMMIT;
