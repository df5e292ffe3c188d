CREATE TABLE ix (id int AUTO_INCREMENT PRIMARY KEY, a varchar(300), b text, c int, d int UNIQUE, e int UNIQUE KEY COMMENT 'uc', f varchar(10), g blob,
    KEY (a), KEY (a,c), KEY k3 (b(50)), KEY k4 (a(10), b(5)), UNIQUE u1 (c,f), INDEX k5 (c) USING BTREE, INDEX k6 (c) USING HASH COMMENT 'cmt', FULLTEXT ft (b), INDEX (f), INDEX (f), KEY (f DESC), KEY (g(20)),
    KEY `key``s` (f)) AUTO_INCREMENT=100;
