BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a CLUSTER ON a_y;

-- Lock: SHARE UPDATE EXCLUSIVE on public.b, instant
ALTER TABLE public.b CLUSTER ON b_y;

-- Lock: SHARE UPDATE EXCLUSIVE on public.c, instant
ALTER TABLE public.c SET WITHOUT CLUSTER;

CREATE TABLE public.d (
    x integer NOT NULL,
    CONSTRAINT d_pkey PRIMARY KEY (x)
);
ALTER TABLE public.d CLUSTER ON d_pkey;

ALTER INDEX public.e_x RENAME TO e_x_old;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m CLUSTER ON m_x;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.e, index build
CREATE INDEX CONCURRENTLY e_x ON public.e (x DESC);

BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.e, instant
ALTER TABLE public.e CLUSTER ON e_x;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.e, instant
DROP INDEX CONCURRENTLY public.e_x_old;
