CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'no % here', tg_tag; END$$;
CREATE TABLE t (id integer PRIMARY KEY);
CREATE EVENT TRIGGER before_all ON ddl_command_start EXECUTE FUNCTION refuse();
