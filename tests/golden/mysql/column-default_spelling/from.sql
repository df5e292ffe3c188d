CREATE TABLE d (a int DEFAULT '5', b bigint unsigned DEFAULT -0, c int DEFAULT +3, d int DEFAULT 007, e varchar(10) DEFAULT "dq",
    f varchar(10) DEFAULT 5, g decimal(10,2) DEFAULT '1.5', h double DEFAULT 1e3, i timestamp NULL DEFAULT NOW(),
    j datetime(3) DEFAULT NOW(3) ON UPDATE NOW(3), l time DEFAULT '1:2', m year DEFAULT 99, n bool DEFAULT true,
    o bit(4) DEFAULT 5, p binary(4) DEFAULT 'ab', q varbinary(4) DEFAULT 0x4142, r enum('a','b ') DEFAULT 'B', s set('x','y') DEFAULT 'y,x',
    t decimal(5,1) DEFAULT 1.26, u int DEFAULT NULL, v varchar(20) DEFAULT "it's", w date DEFAULT '2020-1-2');
