BEGIN;
CREATE TABLE public.egg (
    id integer NOT NULL,
    hen_id integer,
    CONSTRAINT egg_pkey PRIMARY KEY (id)
);

CREATE TABLE public.hen (
    id integer NOT NULL,
    egg_id integer,
    CONSTRAINT hen_pkey PRIMARY KEY (id)
);

CREATE TABLE public.tree (
    id integer NOT NULL,
    parent_id integer,
    CONSTRAINT tree_pkey PRIMARY KEY (id)
);

ALTER TABLE public.egg ADD CONSTRAINT egg_hen_id_fkey FOREIGN KEY (hen_id) REFERENCES public.hen (id);

ALTER TABLE public.hen ADD CONSTRAINT hen_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES public.egg (id);

ALTER TABLE public.tree ADD CONSTRAINT tree_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.tree (id);
COMMIT;
