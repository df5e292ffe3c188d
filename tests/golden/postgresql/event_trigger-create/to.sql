CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'no % here', tg_tag; END$$;
CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE EVENT TRIGGER "no drops" ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW')
    EXECUTE FUNCTION refuse();
COMMENT ON EVENT TRIGGER "no drops" IS 'nothing gets lost';
CREATE EVENT TRIGGER quiet ON ddl_command_end EXECUTE FUNCTION refuse();
ALTER EVENT TRIGGER quiet ENABLE REPLICA;
