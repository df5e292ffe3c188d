CREATE TABLE w (a int(5), b bigint, c smallint unsigned, d int(6) unsigned zerofill, e int(9) zerofill, f float(10,3), g tinyint(2), h tinyint(1), i year);
