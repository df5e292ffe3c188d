BEGIN;
-- TU202: dropping an index waits for all users of e
DROP INDEX public.e_x;

ALTER TABLE public.a CLUSTER ON a_y;

ALTER TABLE public.b CLUSTER ON b_y;

ALTER TABLE public.c SET WITHOUT CLUSTER;

CREATE TABLE public.d (
    x integer NOT NULL,
    CONSTRAINT d_pkey PRIMARY KEY (x)
);
ALTER TABLE public.d CLUSTER ON d_pkey;

-- TU201: index build blocks writes on e
CREATE INDEX e_x ON public.e (x DESC);
ALTER TABLE public.e CLUSTER ON e_x;

ALTER MATERIALIZED VIEW public.m CLUSTER ON m_x;
COMMIT;
