CREATE TABLE origin (id bigint NOT NULL);
CREATE TABLE part (spot point) INHERITS (origin);
