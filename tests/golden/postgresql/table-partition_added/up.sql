BEGIN;
CREATE TABLE public.o (
    id integer NOT NULL,
    CONSTRAINT o_pkey PRIMARY KEY (id)
);

-- TU301: p.id from integer to bigint: the table is written anew under an exclusive lock
ALTER TABLE public.p ALTER COLUMN id TYPE bigint,
    ADD COLUMN x text NOT NULL DEFAULT 'a'::text,
    ADD COLUMN o integer;
-- TU209: adding a check reads all rows under an exclusive lock on p
ALTER TABLE public.p ADD CONSTRAINT p_id_check CHECK (id > 0);
-- TU201: index build blocks writes on p
CREATE INDEX pi ON public.p (x);

-- TU219: creating a partition locks p for a moment
CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');

-- TU210: adding a foreign key blocks writes on p and o while it reads the rows
ALTER TABLE public.p ADD CONSTRAINT p_o_fkey FOREIGN KEY (o) REFERENCES public.o (id);
COMMIT;
