SELECT id, note FROM a;
SELECT id FROM b;
