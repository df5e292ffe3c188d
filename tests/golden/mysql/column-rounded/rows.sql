SELECT id, price + 0.0000, date(at), date(day) FROM t;
