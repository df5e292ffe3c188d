BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5);
SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.a', 'id'), max(id) + 1, false) FROM public.a HAVING max(id) >= 100;

-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b ALTER COLUMN id SET GENERATED ALWAYS;

-- TU114: the current value of the numbering of c.id is lost
-- Lock: ACCESS EXCLUSIVE on public.c, instant
ALTER TABLE public.c ALTER COLUMN id DROP IDENTITY;
COMMIT;
