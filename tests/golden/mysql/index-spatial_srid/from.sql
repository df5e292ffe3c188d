CREATE TABLE sp (id int, g point NOT NULL, i point NOT NULL SRID 4326, SPATIAL KEY si (i));
