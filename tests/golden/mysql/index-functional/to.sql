CREATE TABLE i (a int, b varchar(20), j json, KEY k (a) INVISIBLE, KEY f ((lower(b)), a DESC), KEY m ((cast(j->'$.x' as unsigned array))));
