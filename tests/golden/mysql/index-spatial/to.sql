CREATE TABLE sp (id int, g point NOT NULL, h geometry, SPATIAL KEY sg (g));
