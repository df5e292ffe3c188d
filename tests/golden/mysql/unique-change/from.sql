CREATE TABLE u (a int, b int, UNIQUE KEY one (a), UNIQUE KEY two (b));
