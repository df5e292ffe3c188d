SELECT id, starts, coalesce(ends, 99) FROM booking ORDER BY id;
SELECT seq FROM sqlite_sequence;
SELECT * FROM guest ORDER BY 1;
SELECT * FROM taken ORDER BY 1;
SELECT rowid, a, typeof(a), quote(b), typeof(b), c, typeof(c) FROM slot ORDER BY 1;
SELECT count(*) FROM sqlite_schema;
