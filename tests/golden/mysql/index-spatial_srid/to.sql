CREATE TABLE sp (id int, g point NOT NULL SRID 4326, i point NOT NULL SRID 0, h geometry SRID 0, SPATIAL KEY (g), SPATIAL KEY si (i));
