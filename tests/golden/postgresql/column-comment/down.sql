BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON TABLE public.person IS 'people';
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.a IS 'old';
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.b IS 'to go';
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, instant
COMMENT ON COLUMN public.person.c IS NULL;
COMMIT;
