CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE far (
    id bigint NOT NULL,
    name varchar(20) OPTIONS (column_name 'n', x '1'),
    gone text,
    CONSTRAINT far_id_check CHECK (id > 0)
) SERVER s OPTIONS (table_name 'a', fetch '10');
CREATE FOREIGN TABLE dropped (id integer) SERVER s;
CREATE TABLE near (id integer PRIMARY KEY);
