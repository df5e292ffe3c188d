BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EVENT TRIGGER "no drops";

DROP EVENT TRIGGER quiet;

-- TU103: values of t.name are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN name;

CREATE EVENT TRIGGER before_all ON ddl_command_start
    EXECUTE FUNCTION public.refuse();
COMMIT;
