SELECT id, a, n FROM t;
