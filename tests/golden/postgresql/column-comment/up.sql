BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON TABLE public.person IS 'persons';
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.a IS 'new';
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.b IS NULL;
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.c IS E'two
lines; and a \\';
COMMIT;
