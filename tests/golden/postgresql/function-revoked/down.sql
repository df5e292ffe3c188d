BEGIN;
-- TU435: trueup_golden_reader loses USAGE on schema app
REVOKE USAGE ON SCHEMA app FROM trueup_golden_reader;

GRANT USAGE ON SCHEMA public TO PUBLIC;
-- TU435: trueup_golden_writer loses CREATE on schema public
REVOKE CREATE ON SCHEMA public FROM trueup_golden_writer;

GRANT USAGE ON TYPE public.mood TO PUBLIC;

-- TU435: everybody loses EXECUTE on function public.closed()
REVOKE EXECUTE ON FUNCTION public.closed() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION public.open() TO PUBLIC;
-- TU435: trueup_golden_reader loses EXECUTE on function public.open()
REVOKE EXECUTE ON FUNCTION public.open() FROM trueup_golden_reader;
COMMIT;
