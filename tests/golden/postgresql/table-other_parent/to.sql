CREATE TABLE origin (id bigint);
CREATE TABLE part (spot point) INHERITS (origin);
