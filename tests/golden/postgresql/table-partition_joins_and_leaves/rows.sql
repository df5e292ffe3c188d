SELECT (SELECT count(*) FROM p1), (SELECT count(*) FROM p2), (SELECT count(*) FROM p3);
