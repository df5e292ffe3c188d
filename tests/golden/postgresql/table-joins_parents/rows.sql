SELECT (SELECT a + b + c + d FROM k), (SELECT a + b + e FROM g), (SELECT y FROM m);
