-- @renamed from=mood
CREATE TYPE feeling AS ENUM ('sad', 'glad' /* @renamed from=happy */);
-- @renamed from=year
CREATE DOMAIN birth_year AS integer CHECK (VALUE > 1900);
-- @renamed from=place
CREATE TYPE address AS (street text, town text);
-- @renamed from=hours
CREATE TYPE times AS RANGE (SUBTYPE = time);
-- @renamed from=plain
CREATE COLLATION simple FROM "C";
-- @renamed from=counter
CREATE SEQUENCE numbers;
CREATE TABLE person (
    id integer PRIMARY KEY DEFAULT nextval('numbers'),
    feels feeling NOT NULL DEFAULT 'sad', born birth_year, lives address, works times,
    name text COLLATE simple
);
-- @renamed from=person_born_name
ALTER TABLE ONLY person ADD CONSTRAINT person_name_born UNIQUE (born, name);
-- @renamed from=person_stats
CREATE STATISTICS person_numbers ON id, born FROM person;
-- @renamed from=news
CREATE PUBLICATION events FOR TABLE person;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- @renamed from=watcher
CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION watch();
ALTER EVENT TRIGGER guard DISABLE;
