CREATE TABLE t (
  b int, -- @renamed from=a
  a text -- @renamed from=b
);
CREATE VIEW v AS SELECT b AS a FROM t;
