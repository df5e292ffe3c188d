BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER PUBLICATION p DROP TABLE public.a;
-- Lock: SHARE UPDATE EXCLUSIVE on public.other, instant
ALTER PUBLICATION p DROP TABLE public.other;

-- TU301: a.n from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ALTER COLUMN n TYPE bigint;

-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b ADD COLUMN more text;

ALTER PUBLICATION p ADD TABLE public.a (id, n) WHERE (n > 1);

-- TU103: values of a.gone are lost
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP COLUMN gone;

-- TU102: all rows of other are lost
-- Lock: ACCESS EXCLUSIVE on public.other, instant
DROP TABLE public.other;
COMMIT;
