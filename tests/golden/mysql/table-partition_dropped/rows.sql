-- rows of the dropped partition go
SELECT * FROM log WHERE at < '2021-01-01' ORDER BY id;
