BEGIN;
ALTER PUBLICATION p DROP TABLE public.a;
ALTER PUBLICATION p DROP TABLE public.other;

-- TU301: a.n from integer to bigint: the table is written anew under an exclusive lock
ALTER TABLE public.a ALTER COLUMN n TYPE bigint;

ALTER TABLE public.b ADD COLUMN more text;

ALTER PUBLICATION p ADD TABLE public.a (id, n) WHERE (n > 1);

-- TU103: values of a.gone are lost
ALTER TABLE public.a DROP COLUMN gone;

-- TU102: all rows of other are lost
DROP TABLE public.other;
COMMIT;
