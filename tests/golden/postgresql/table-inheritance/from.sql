CREATE TABLE b(x int, y text DEFAULT 'a');
CREATE TABLE k(z int) INHERITS (b);
CREATE TABLE k2(y text DEFAULT 'own') INHERITS (b);
