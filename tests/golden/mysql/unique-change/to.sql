CREATE TABLE u (a int, b int, UNIQUE KEY one (a, b), UNIQUE KEY renamed (b));
