BEGIN;
CREATE SEQUENCE public.book_id_seq AS integer;

CREATE TABLE public.author (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name character varying(100) NOT NULL,
    born date,
    CONSTRAINT author_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE public.author IS 'who writes';
COMMENT ON COLUMN public.author.born IS 'as far as is known';

CREATE TABLE public.book (
    id integer NOT NULL DEFAULT nextval('public.book_id_seq'::regclass),
    author_id bigint NOT NULL,
    title text COLLATE "C" NOT NULL,
    price numeric(10,2) DEFAULT 0,
    tags text[] DEFAULT '{}'::text[],
    data jsonb,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_author_id_title_key UNIQUE (author_id, title),
    CONSTRAINT book_price_check CHECK (price >= (0)::numeric)
) WITH (fillfactor=70);

ALTER SEQUENCE public.book_id_seq OWNED BY public.book.id;

CREATE INDEX book_title_idx ON public.book (title);
ALTER TABLE public.book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.author (id) ON DELETE CASCADE;
COMMIT;
