CREATE TABLE w (a int(4), b bigint(20), c smallint(3) unsigned, d int(6) zerofill, e int(8) zerofill, f float(10,2), g tinyint(1), h tinyint(4), i year(4));
