CREATE TABLE t (
  b int, -- @renamed from=a
  c text, -- @renamed from=b
  d date -- @renamed from=c
);
CREATE TYPE e AS ENUM (
 'b', -- @renamed from=a
 'a', -- @renamed from=b
 'c');
