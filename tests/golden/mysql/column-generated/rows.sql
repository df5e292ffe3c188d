SELECT id, a, b FROM g;
