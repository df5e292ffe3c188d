BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.gone_a_seq AS integer MAXVALUE 2147483647;

ALTER SEQUENCE public.owned OWNED BY public.t.a;

ALTER SEQUENCE public.s AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1 NO CYCLE;
COMMENT ON SEQUENCE public.s IS NULL;

ALTER SEQUENCE public.t_b_seq OWNED BY public.t.b;

CREATE TABLE public.gone (
    a integer NOT NULL DEFAULT nextval('public.gone_a_seq'::regclass)
);

ALTER SEQUENCE public.gone_a_seq OWNED BY public.gone.a;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT nextval('public.t_b_seq'::regclass),
    ADD CONSTRAINT t_b_proof CHECK (b IS NOT NULL) NOT VALID;

-- TU114: the current value of sequence down is lost
DROP SEQUENCE public.down;

-- TU114: the current value of sequence us is lost
DROP SEQUENCE public.us;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_proof;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_b_proof;
COMMIT;
