BEGIN;
ALTER TABLE public.new_name RENAME CONSTRAINT new_name_id_not_null TO old_name_id_not_null;

ALTER TABLE public.t RENAME CONSTRAINT a_here TO a_there;
ALTER TABLE public.t RENAME CONSTRAINT b_here TO t_b_not_null;
-- TU212: set not null reads all of t under an exclusive lock
ALTER TABLE public.t ALTER COLUMN c DROP NOT NULL,
    ALTER COLUMN d DROP NOT NULL,
    ADD CONSTRAINT d_there NOT NULL d NOT VALID,
    ALTER CONSTRAINT t_e_not_null NO INHERIT,
    ADD CONSTRAINT f_there NOT NULL f,
    ALTER CONSTRAINT t_g_not_null INHERIT;
ALTER TABLE public.t RENAME CONSTRAINT h_there TO t_h_not_null;

-- TU103: values of t.i are lost
ALTER TABLE public.t DROP COLUMN i;

-- TU102: all rows of added are lost
DROP TABLE public.added;
COMMIT;
