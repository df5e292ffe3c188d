BEGIN;
COMMENT ON TABLE public.person IS 'persons';
COMMENT ON COLUMN public.person.a IS 'new';
COMMENT ON COLUMN public.person.b IS NULL;
COMMENT ON COLUMN public.person.c IS E'two
lines; and a \\';
COMMIT;
