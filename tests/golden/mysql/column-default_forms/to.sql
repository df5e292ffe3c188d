CREATE TABLE d (id int NOT NULL PRIMARY KEY, n int DEFAULT (1+2), j json DEFAULT (JSON_ARRAY()),
    tx text DEFAULT ('abc'), da date DEFAULT (CURRENT_DATE), soon datetime DEFAULT (now() + interval 1 day), k int DEFAULT (5),
    nn varchar(10) DEFAULT ('x'), b1 varchar(10) DEFAULT '', b2 varchar(20) DEFAULT 'NULL', b3 varchar(20) DEFAULT 'a\\b', b4 varchar(30) DEFAULT 'CURRENT_TIMESTAMP',
    b5 varchar(10) DEFAULT 'ü€', bl blob DEFAULT (0xff), two_lines text DEFAULT ('a\nb'), ca int DEFAULT (case when 1 then 2 end), c5 int DEFAULT -5,
    e enum('x\'y','z,w','ü') DEFAULT 'ü', f float DEFAULT 0.1, dd double DEFAULT -1.5e-7, bi bit(1) DEFAULT 1, other int DEFAULT (k + 1));
CREATE TABLE e (u char(36) DEFAULT (UUID()));
