BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW app.seen;

-- TU102: all rows of made are lost
-- Lock: ACCESS EXCLUSIVE on app.made, instant
DROP TABLE app.made;

-- TU435: app belongs to trueup_golden_writer then, no longer to the role that runs this
ALTER SCHEMA app OWNER TO trueup_golden_writer;

-- TU435: f belongs to the role that runs this then, no longer to trueup_golden_writer
ALTER FUNCTION public.f(integer) OWNER TO CURRENT_USER;

-- TU435: mine belongs to the role that runs this then, no longer to trueup_golden_reader
-- Lock: ACCESS EXCLUSIVE on public.mine, instant
ALTER TABLE public.mine OWNER TO CURRENT_USER;

-- TU435: theirs belongs to trueup_golden_writer then, no longer to the role that runs this
-- Lock: ACCESS EXCLUSIVE on public.theirs, instant
ALTER TABLE public.theirs OWNER TO trueup_golden_writer;
GRANT SELECT ON TABLE public.theirs TO trueup_golden_reader;
COMMIT;
