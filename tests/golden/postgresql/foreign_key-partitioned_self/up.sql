BEGIN;
CREATE TABLE public.node (
    id integer NOT NULL,
    parent integer,
    CONSTRAINT node_pkey PRIMARY KEY (id)
) PARTITION BY RANGE (id);

CREATE TABLE public.a_low PARTITION OF public.node FOR VALUES FROM (0) TO (100);

CREATE TABLE public.z_high PARTITION OF public.node FOR VALUES FROM (100) TO (200);

ALTER TABLE public.node ADD CONSTRAINT node_parent_fkey FOREIGN KEY (parent) REFERENCES public.node (id);
COMMIT;
