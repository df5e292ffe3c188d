CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN year AS integer CHECK (VALUE > 1900);
CREATE TYPE place AS (street text, town text);
CREATE TYPE hours AS RANGE (SUBTYPE = time);
CREATE COLLATION plain FROM "C";
CREATE SEQUENCE counter;
CREATE TABLE person (
    id integer PRIMARY KEY DEFAULT nextval('counter'),
    feels mood NOT NULL DEFAULT 'sad', born year, lives place, works hours,
    name text COLLATE plain
);
ALTER TABLE person ADD CONSTRAINT person_born_name UNIQUE (born, name);
CREATE STATISTICS person_stats ON id, born FROM person;
CREATE PUBLICATION news FOR TABLE person;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION watch();
ALTER EVENT TRIGGER watcher DISABLE;
INSERT INTO person VALUES (7, 'happy', 1970, ROW('High Street', 'Bath'), NULL, 'Ann');
