CREATE TABLE d (a int DEFAULT 5, b bigint unsigned DEFAULT 0, c int DEFAULT 3, d int DEFAULT 7, e varchar(10) DEFAULT 'dq',
    f varchar(10) DEFAULT '5', g decimal(10,2) DEFAULT 1.50, h double DEFAULT 1000, i timestamp NULL DEFAULT CURRENT_TIMESTAMP(),
    j datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), l time DEFAULT '01:02:00', m year DEFAULT 1999, n tinyint(1) DEFAULT 1,
    o bit(4) DEFAULT b'101', p binary(4) DEFAULT 'ab\0\0', q varbinary(4) DEFAULT 'AB', r enum('a','b') DEFAULT 'b', s set('x','y') DEFAULT 'x,y',
    t decimal(5,1) DEFAULT '1.3', u int, v varchar(20) DEFAULT 'it''s', w date DEFAULT '2020-01-02');
