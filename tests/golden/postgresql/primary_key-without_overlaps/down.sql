BEGIN;
-- TU206: adding a primary key builds its index while nobody can use desk
ALTER TABLE public.desk DROP CONSTRAINT desk_pkey,
    DROP CONSTRAINT desk_once,
    ADD CONSTRAINT desk_pkey PRIMARY KEY (id);

-- TU102: all rows of booking are lost
DROP TABLE public.booking;
COMMIT;
