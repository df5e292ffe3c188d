-- @renamed from=tax
CREATE FUNCTION vat(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 0.19';
CREATE FUNCTION tax(n integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 0.19';
-- @renamed from=sweep
CREATE PROCEDURE clean() LANGUAGE sql AS 'SELECT 1';
-- @renamed from=total
CREATE AGGREGATE grand_total(numeric) (SFUNC = numeric_add, STYPE = numeric);
-- @renamed from=touch
CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE sale (
    id integer PRIMARY KEY,
    net numeric CONSTRAINT sale_vat CHECK (vat(net) < 1000),   -- @renamed from=sale_tax
    due numeric GENERATED ALWAYS AS (vat(net)) STORED
);
-- @renamed from=sale_tax_idx
CREATE INDEX sale_vat_idx ON sale (vat(net));
-- @renamed from=sale_touch
CREATE TRIGGER sale_stamp BEFORE UPDATE ON sale FOR EACH ROW EXECUTE FUNCTION stamp();
-- @renamed from=quiet
CREATE RULE silent AS ON DELETE TO sale DO INSTEAD NOTHING;
-- @renamed from=seen
CREATE POLICY visible ON sale USING (vat(net) > 0);
-- @renamed from=taxes
CREATE VIEW vats AS SELECT id, vat(net) AS tax, grand_total(net) OVER () AS total FROM sale;
-- @renamed from=sums
CREATE MATERIALIZED VIEW totals AS SELECT grand_total(net) AS total FROM sale;
