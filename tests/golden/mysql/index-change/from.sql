CREATE TABLE i (a varchar(50), b int, c text, g point NOT NULL, KEY k1 (a(10)), KEY k2 (b), KEY k3 (b, a) COMMENT 'x', SPATIAL KEY gg (g));
