BEGIN;
ALTER SEQUENCE public.gone_a_seq AS integer MAXVALUE 2147483647;

ALTER SEQUENCE public.owned OWNED BY public.t.a;

ALTER SEQUENCE public.s AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMENT ON SEQUENCE public.s IS NULL;

ALTER SEQUENCE public.t_b_seq OWNED BY public.t.b;

CREATE TABLE public.gone (
    a integer NOT NULL DEFAULT nextval('public.gone_a_seq'::regclass)
);

ALTER SEQUENCE public.gone_a_seq OWNED BY public.gone.a;

-- TU212: set not null reads all of t under an exclusive lock
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT nextval('public.t_b_seq'::regclass),
    ALTER COLUMN b SET NOT NULL;

-- TU114: the current value of sequence down is lost
DROP SEQUENCE public.down;

-- TU114: the current value of sequence us is lost
DROP SEQUENCE public.us;
COMMIT;
