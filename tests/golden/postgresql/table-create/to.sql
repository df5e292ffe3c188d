CREATE TABLE author (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(100) NOT NULL,
    born date
);
COMMENT ON TABLE author IS 'who writes';
COMMENT ON COLUMN author.born IS 'as far as is known';
CREATE TABLE book (
    id serial PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES author (id) ON DELETE CASCADE,
    title text COLLATE "C" NOT NULL,
    price numeric(10,2) DEFAULT 0,
    tags text[] DEFAULT '{}'::text[],
    data jsonb,
    CONSTRAINT book_price_check CHECK (price >= 0),
    UNIQUE (author_id, title)
) WITH (fillfactor = 70);
CREATE INDEX book_title_idx ON book (title);
