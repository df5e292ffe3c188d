CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    price REAL NOT NULL,
    count INTEGER NOT NULL,
    total REAL GENERATED ALWAYS AS (price * count) STORED,
    half REAL AS (price / 2) VIRTUAL
);
