CREATE TABLE t (a integer CONSTRAINT a_here NOT NULL, b integer CONSTRAINT b_here NOT NULL, c integer CONSTRAINT c_here NOT NULL,
    d integer CONSTRAINT d_there NOT NULL, e integer NOT NULL, f integer, g integer NOT NULL NO INHERIT, h integer,
    i integer DEFAULT 1 CONSTRAINT i_here NOT NULL NO INHERIT);
ALTER TABLE t ADD CONSTRAINT h_there NOT NULL h NOT VALID;
CREATE TABLE new_name (id integer NOT NULL);
CREATE TABLE added (x integer CONSTRAINT x_there NOT NULL, y integer);
ALTER TABLE added ADD NOT NULL y NOT VALID;
