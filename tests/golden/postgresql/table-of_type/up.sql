BEGIN;
ALTER TABLE public.t1 OF public.pt;

ALTER TABLE public.t2 NOT OF;

CREATE TABLE public.t4 OF public.pt (
    a NOT NULL,
    b DEFAULT 'q'::text,
    CONSTRAINT t4_pkey PRIMARY KEY (a)
);

ALTER TABLE public.t3 ALTER COLUMN b SET DEFAULT 'q'::text;
COMMIT;
