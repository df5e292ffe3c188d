BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EVENT TRIGGER moved;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN name text;

CREATE EVENT TRIGGER moved ON ddl_command_end
    WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION public."Note"();

ALTER EVENT TRIGGER off ENABLE;
COMMENT ON EVENT TRIGGER off IS 'on again';
COMMIT;
