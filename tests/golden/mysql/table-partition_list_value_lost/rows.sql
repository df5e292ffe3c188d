-- no row has the value that goes: REORGANIZE would delete it without a word
SELECT * FROM sale ORDER BY id;
