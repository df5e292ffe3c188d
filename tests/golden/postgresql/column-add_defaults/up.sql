BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE public.t_e_seq AS integer;

-- TU302: a volatile default writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN b integer DEFAULT public.gen(),
    ADD COLUMN c timestamp with time zone NOT NULL DEFAULT now(),
    ADD COLUMN d uuid DEFAULT gen_random_uuid();
-- TU303: numbering the rows writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN e integer NOT NULL DEFAULT nextval('public.t_e_seq'::regclass);

ALTER SEQUENCE public.t_e_seq OWNED BY public.t.e;
COMMIT;
