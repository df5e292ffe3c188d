BEGIN;
SET LOCAL lock_timeout = '5s';
DROP EVENT TRIGGER before_all;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN name text;

CREATE EVENT TRIGGER "no drops" ON sql_drop
    WHEN TAG IN ('DROP TABLE', 'DROP VIEW')
    EXECUTE FUNCTION public.refuse();
COMMENT ON EVENT TRIGGER "no drops" IS 'nothing gets lost';

CREATE EVENT TRIGGER quiet ON ddl_command_end
    EXECUTE FUNCTION public.refuse();
ALTER EVENT TRIGGER quiet ENABLE REPLICA;
COMMIT;
