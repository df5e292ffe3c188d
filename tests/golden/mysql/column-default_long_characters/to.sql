CREATE TABLE d (id int, a varchar(9) DEFAULT '?!', b varchar(10) DEFAULT 'ü😀', c varchar(10) CHARACTER SET utf16 DEFAULT '😀?');
