BEGIN;
DROP VIEW public.v;

ALTER TABLE public.ev DROP CONSTRAINT ev_c_fkey;

ALTER TABLE public.ref DROP CONSTRAINT ref_id_day_fkey;

-- TU202: dropping an index waits for all users of ev
DROP INDEX public.ev_c;
ALTER TABLE public.ev DROP CONSTRAINT ev_pk;

ALTER SEQUENCE public.ev_n_seq OWNED BY NONE;

ALTER SEQUENCE public.ev_id_seq RENAME TO ev_id_seq_old;
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

COMMENT ON TABLE public.ev IS 'events';
COMMENT ON COLUMN public.ev.c IS 'who';
-- TU440: all rows of ev are copied under an exclusive lock
INSERT INTO public.ev (id, day, c, n) OVERRIDING SYSTEM VALUE
SELECT id, day, c, n FROM public.ev_old;
SELECT pg_catalog.setval('public.ev_id_seq', last_value, is_called) FROM public.ev_id_seq_old;
-- TU201: index build blocks writes on ev
CREATE INDEX ev_c ON public.ev (c);
-- TU210: adding a foreign key blocks writes on ev and cust while it reads the rows
ALTER TABLE public.ev ADD CONSTRAINT ev_c_fkey FOREIGN KEY (c) REFERENCES public.cust (id);

-- TU210: adding a foreign key blocks writes on ref and ev while it reads the rows
ALTER TABLE public.ref ADD CONSTRAINT ref_id_day_fkey FOREIGN KEY (id, day) REFERENCES public.ev (id, day);

CREATE VIEW public.v AS
SELECT ev.day,
    count(*) AS count
   FROM public.ev
  GROUP BY ev.day;

-- TU226: trigger change waits for writers of ev
CREATE TRIGGER tr BEFORE UPDATE ON public.ev FOR EACH ROW EXECUTE FUNCTION public.trg();

DROP TABLE public.ev_old;
COMMIT;
