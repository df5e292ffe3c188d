BEGIN;
CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    born TEXT
);

CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author_id INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE,
    title TEXT NOT NULL COLLATE NOCASE,
    price NUMERIC DEFAULT 0,
    CONSTRAINT book_price_check CHECK (price >= 0),
    UNIQUE (author_id, title)
);
CREATE INDEX book_title_idx ON book (title);
COMMIT;
