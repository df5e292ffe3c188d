CREATE TABLE t (id integer PRIMARY KEY, state varchar(10), code char(2), size bigint);
