BEGIN;
DROP EVENT TRIGGER "no drops";

DROP EVENT TRIGGER quiet;

-- TU103: values of t.name are lost
ALTER TABLE public.t DROP COLUMN name;

CREATE EVENT TRIGGER before_all ON ddl_command_start
    EXECUTE FUNCTION public.refuse();
COMMIT;
