SELECT id, (a).street, (a).no FROM t;
