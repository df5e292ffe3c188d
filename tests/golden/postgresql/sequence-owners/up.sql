BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE public.down INCREMENT BY -1 MINVALUE -9223372036854775808 MAXVALUE -1;

ALTER SEQUENCE public.owned OWNED BY NONE;

SELECT pg_catalog.setval('public.s', 5, false) FROM public.s WHERE last_value < 5;
ALTER SEQUENCE public.s AS integer INCREMENT BY 2 MINVALUE 5 MAXVALUE 500 START WITH 7 CACHE 4 CYCLE;
COMMENT ON SEQUENCE public.s IS 's';

ALTER SEQUENCE public.t_b_seq OWNED BY NONE;

CREATE UNLOGGED SEQUENCE public.us;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b DROP NOT NULL;

ALTER SEQUENCE public.gone_a_seq OWNED BY NONE;

-- TU102: all rows of gone are lost
-- Lock: ACCESS EXCLUSIVE on public.gone, instant
DROP TABLE public.gone;

ALTER SEQUENCE public.gone_a_seq AS bigint MAXVALUE 9223372036854775807;
ALTER SEQUENCE public.gone_a_seq OWNED BY NONE;
COMMIT;
