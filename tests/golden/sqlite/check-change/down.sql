PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of product copies every row; the database is locked for writes meanwhile
CREATE TABLE product__trueup_new (
    id INTEGER PRIMARY KEY,
    price NUMERIC NOT NULL,
    CONSTRAINT product_price_check CHECK (price > 0)
);
INSERT INTO product__trueup_new (id, price)
SELECT id, price
FROM product;

INSERT INTO temp.trueup_guard SELECT 'rows of product', (SELECT count(*) FROM product__trueup_new), (SELECT count(*) FROM product);
DROP TABLE product;

PRAGMA legacy_alter_table = ON;
ALTER TABLE product__trueup_new RENAME TO product;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
