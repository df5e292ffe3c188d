BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t1, instant
ALTER TABLE public.t1 OF public.pt;

-- Lock: ACCESS EXCLUSIVE on public.t2, instant
ALTER TABLE public.t2 NOT OF;

CREATE TABLE public.t4 OF public.pt (
    a NOT NULL,
    b DEFAULT 'q'::text,
    CONSTRAINT t4_pkey PRIMARY KEY (a)
);

-- Lock: ACCESS EXCLUSIVE on public.t3, instant
ALTER TABLE public.t3 ALTER COLUMN b SET DEFAULT 'q'::text;
COMMIT;
