SELECT id, a, b, c, d, e, f FROM m;
