BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EVENT TRIGGER moved;

ALTER EVENT TRIGGER off DISABLE;
COMMENT ON EVENT TRIGGER off IS NULL;

-- TU103: values of t.name are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN name;

CREATE EVENT TRIGGER moved ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE')
    EXECUTE FUNCTION public."Note"();
COMMIT;
