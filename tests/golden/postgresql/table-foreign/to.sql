CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE far (
    id bigint,
    name text OPTIONS (column_name 'm', y '2'),
    added integer OPTIONS (column_name 'it''s') DEFAULT 7 NOT NULL,
    worth numeric(10,2),
    CONSTRAINT far_added_check CHECK (added <> 0)
) SERVER s OPTIONS (table_name 'b');
COMMENT ON FOREIGN TABLE far IS 'over there';
COMMENT ON COLUMN far.name IS 'who';
CREATE FOREIGN TABLE "made new" ("a b" text OPTIONS (x 'y') COLLATE "C" NOT NULL) SERVER s OPTIONS (n '1');
CREATE TABLE near (id integer PRIMARY KEY, n integer);
