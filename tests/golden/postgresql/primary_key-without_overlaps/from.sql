CREATE EXTENSION btree_gist;
CREATE TABLE room (id integer, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE desk (id integer, room integer, during daterange NOT NULL, PRIMARY KEY (id));
INSERT INTO room VALUES (1, '[2020-01-01,2021-01-01)'), (1, '[2021-01-01,2022-01-01)');
