CREATE TABLE i (a varchar(50), b int, c text, g point NOT NULL, KEY k1 (a(20)), KEY k2 (b DESC), KEY k4 (b, a) COMMENT 'x', FULLTEXT KEY f1 (c), FULLTEXT KEY f2 (a, c), KEY k5 (b) USING BTREE);
