BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.ev, ACCESS EXCLUSIVE on public.cust, ACCESS EXCLUSIVE on public.ev_2020, ACCESS EXCLUSIVE on public.ev_2021, instant
ALTER TABLE public.ev DROP CONSTRAINT ev_c_fkey;

-- Lock: ACCESS EXCLUSIVE on public.ref, ACCESS EXCLUSIVE on public.ev, instant
ALTER TABLE public.ref DROP CONSTRAINT ref_id_day_fkey;

-- TU202: dropping an index waits for all users of ev
-- Lock: ACCESS EXCLUSIVE on public.ev, instant
DROP INDEX public.ev_c;
-- Lock: ACCESS EXCLUSIVE on public.ev, instant
ALTER TABLE public.ev DROP CONSTRAINT ev_pk;

ALTER SEQUENCE public.ev_n_seq OWNED BY NONE;

ALTER SEQUENCE public.ev_id_seq RENAME TO ev_id_seq_old;
-- Lock: ACCESS EXCLUSIVE on public.ev, instant
ALTER TABLE public.ev RENAME TO ev_old;

CREATE TABLE public.ev (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    day date NOT NULL,
    c integer,
    n integer NOT NULL DEFAULT nextval('public.ev_n_seq'::regclass),
    g integer GENERATED ALWAYS AS (c * 2) STORED,
    CONSTRAINT ev_pk PRIMARY KEY (id, day)
);

ALTER SEQUENCE public.ev_n_seq OWNED BY public.ev.n;

-- Lock: SHARE UPDATE EXCLUSIVE on public.ev, instant
COMMENT ON TABLE public.ev IS 'events';
-- Lock: SHARE UPDATE EXCLUSIVE on public.ev, instant
COMMENT ON COLUMN public.ev.c IS 'who';
-- TU440: all rows of ev are copied under an exclusive lock
INSERT INTO public.ev (id, day, c, n) OVERRIDING SYSTEM VALUE
SELECT id, day, c, n FROM public.ev_old;
SELECT pg_catalog.setval('public.ev_id_seq', last_value, is_called) FROM public.ev_id_seq_old;
-- TU201: index build blocks writes on ev
-- Lock: SHARE on public.ev, index build
CREATE INDEX ev_c ON public.ev (c);
-- TU210: adding a foreign key blocks writes on ev and cust while it reads the rows
-- Lock: SHARE ROW EXCLUSIVE on public.ev, SHARE ROW EXCLUSIVE on public.cust, scan
ALTER TABLE public.ev ADD CONSTRAINT ev_c_fkey FOREIGN KEY (c) REFERENCES public.cust (id);

-- Lock: SHARE ROW EXCLUSIVE on public.ref, SHARE ROW EXCLUSIVE on public.ev, instant
ALTER TABLE public.ref ADD CONSTRAINT ref_id_day_fkey FOREIGN KEY (id, day) REFERENCES public.ev (id, day) NOT VALID;

CREATE VIEW public.v AS
SELECT ev.day,
    count(*) AS count
   FROM public.ev
  GROUP BY ev.day;

-- TU226: trigger change waits for writers of ev
-- Lock: SHARE ROW EXCLUSIVE on public.ev, instant
CREATE TRIGGER tr BEFORE UPDATE ON public.ev FOR EACH ROW EXECUTE FUNCTION public.trg();

-- Lock: ACCESS EXCLUSIVE on public.ev, instant
DROP TABLE public.ev_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.ref, ROW SHARE on public.ev, scan
ALTER TABLE public.ref VALIDATE CONSTRAINT ref_id_day_fkey;
