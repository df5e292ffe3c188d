BEGIN;
CREATE TABLE public.added (
    x integer CONSTRAINT x_there NOT NULL,
    y integer
);
ALTER TABLE public.added ADD CONSTRAINT added_y_not_null NOT NULL y NOT VALID;

ALTER TABLE public.new_name RENAME CONSTRAINT old_name_id_not_null TO new_name_id_not_null;

ALTER TABLE public.t RENAME CONSTRAINT a_there TO a_here;
ALTER TABLE public.t RENAME CONSTRAINT t_b_not_null TO b_here;
-- TU212: set not null reads all of t under an exclusive lock
ALTER TABLE public.t ADD CONSTRAINT c_here NOT NULL c,
    VALIDATE CONSTRAINT d_there,
    ALTER CONSTRAINT t_e_not_null INHERIT,
    ALTER COLUMN f DROP NOT NULL,
    ALTER CONSTRAINT t_g_not_null NO INHERIT;
ALTER TABLE public.t RENAME CONSTRAINT t_h_not_null TO h_there;
ALTER TABLE public.t ADD COLUMN i integer CONSTRAINT i_here NOT NULL NO INHERIT DEFAULT 1;
COMMIT;
