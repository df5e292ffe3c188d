BEGIN;
COMMENT ON TABLE public.person IS 'people';
COMMENT ON COLUMN public.person.a IS 'old';
COMMENT ON COLUMN public.person.b IS 'to go';
COMMENT ON COLUMN public.person.c IS NULL;
COMMIT;
