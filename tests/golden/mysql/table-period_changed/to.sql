CREATE TABLE rent (id int NOT NULL, s date NOT NULL, e date NOT NULL, till date NOT NULL, PERIOD FOR term (s, till),
    PRIMARY KEY (id, term WITHOUT OVERLAPS), CONSTRAINT term CHECK (id > 0));
