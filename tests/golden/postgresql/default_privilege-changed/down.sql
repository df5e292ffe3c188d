BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU102: all rows of before_it are lost
-- Lock: ACCESS EXCLUSIVE on public.before_it, instant
DROP TABLE public.before_it;

-- TU102: all rows of behind_it are lost
-- Lock: ACCESS EXCLUSIVE on public.behind_it, instant
DROP TABLE public.behind_it;

DROP FUNCTION public.one();

-- TU114: the current value of sequence number is lost
DROP SEQUENCE public.number;

ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE trueup_golden_writer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO trueup_golden_writer;

ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO trueup_golden_reader;

ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT, SELECT ON TABLES FROM trueup_golden_writer;

ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO PUBLIC;
COMMIT;
