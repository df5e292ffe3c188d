BEGIN;
GRANT USAGE ON SCHEMA app TO trueup_golden_reader;

-- TU435: everybody loses USAGE on schema public
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO trueup_golden_writer;

-- TU435: everybody loses USAGE on enum public.mood
REVOKE USAGE ON TYPE public.mood FROM PUBLIC;

GRANT EXECUTE ON FUNCTION public.closed() TO PUBLIC;

-- TU435: everybody loses EXECUTE on function public.open()
REVOKE EXECUTE ON FUNCTION public.open() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.open() TO trueup_golden_reader WITH GRANT OPTION;
COMMIT;
