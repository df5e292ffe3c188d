CREATE TABLE t (a integer CONSTRAINT a_there NOT NULL, b integer NOT NULL, c integer, d integer, e integer NOT NULL NO INHERIT,
    f integer CONSTRAINT f_there NOT NULL, g integer NOT NULL, h integer);
ALTER TABLE t ADD CONSTRAINT d_there NOT NULL d NOT VALID, ADD NOT NULL h NOT VALID;
CREATE TABLE old_name (id integer NOT NULL);
ALTER TABLE old_name RENAME TO new_name;
INSERT INTO t VALUES (1, 2, 3, 4, 5, 6, 7, 8);
