BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.o (
    id integer NOT NULL,
    CONSTRAINT o_pkey PRIMARY KEY (id)
);

-- TU301: p.id from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, rewrite
ALTER TABLE public.p ALTER COLUMN id TYPE bigint,
    ADD COLUMN x text NOT NULL DEFAULT 'a'::text,
    ADD COLUMN o integer,
    ADD CONSTRAINT p_id_check CHECK (id > 0) NOT VALID;
-- Lock: SHARE on public.p, instant
CREATE INDEX pi ON ONLY public.p (x);
-- TU210: adding a foreign key blocks writes on p and o while it reads the rows
-- Lock: SHARE ROW EXCLUSIVE on public.p, scan
ALTER TABLE public.p ADD CONSTRAINT p_o_fkey FOREIGN KEY (o) REFERENCES public.o (id);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_id_check;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, index build
CREATE INDEX CONCURRENTLY p1_x_idx ON public.p1 (x);

BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER INDEX public.pi ATTACH PARTITION public.p1_x_idx;

-- TU219: creating a partition locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
COMMIT;
