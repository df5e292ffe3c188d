SELECT (v).a, (v).b, (w).a, (w).b, (y[1]).a, (y[1]).b FROM t;
