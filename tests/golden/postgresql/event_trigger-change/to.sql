CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'no % here', tg_tag; END$$;
CREATE FUNCTION "Note"() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;
CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE EVENT TRIGGER off ON ddl_command_end EXECUTE FUNCTION refuse();
COMMENT ON EVENT TRIGGER off IS 'on again';
CREATE EVENT TRIGGER moved ON ddl_command_end WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION "Note"();
