SELECT (SELECT count(*) FROM a), (SELECT last_value FROM s), (SELECT array_agg(x) FROM c), (SELECT array_agg(x) FROM f);
SELECT last_value, is_called FROM c_x_seq;
SELECT last_value, is_called FROM f_x_seq;
SELECT max(last_value) FROM pg_sequences WHERE sequencename IN ('d_seq', 'd_number');
