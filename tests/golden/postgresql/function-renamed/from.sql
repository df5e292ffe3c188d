CREATE FUNCTION tax(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 0.19';
CREATE FUNCTION tax(n integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 0.19';
CREATE PROCEDURE sweep() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE sale (
    id integer PRIMARY KEY,
    net numeric CONSTRAINT sale_tax CHECK (tax(net) < 1000),
    due numeric GENERATED ALWAYS AS (tax(net)) STORED
);
CREATE INDEX sale_tax_idx ON sale (tax(net));
CREATE TRIGGER sale_touch BEFORE UPDATE ON sale FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE quiet AS ON DELETE TO sale DO INSTEAD NOTHING;
CREATE POLICY seen ON sale USING (tax(net) > 0);
CREATE VIEW taxes AS SELECT id, tax(net) AS tax, total(net) OVER () AS total FROM sale;
CREATE MATERIALIZED VIEW sums AS SELECT total(net) AS total FROM sale;
INSERT INTO sale VALUES (1, 10), (2, 20);
