BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.added (
    x integer CONSTRAINT x_there NOT NULL,
    y integer
);
ALTER TABLE public.added ADD CONSTRAINT added_y_not_null NOT NULL y NOT VALID;

-- Lock: ACCESS EXCLUSIVE on public.new_name, instant
ALTER TABLE public.new_name RENAME CONSTRAINT old_name_id_not_null TO new_name_id_not_null;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT a_there TO a_here;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT t_b_not_null TO b_here;
-- TU212: set not null reads all of t under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, scan
ALTER TABLE public.t ADD CONSTRAINT c_here NOT NULL c,
    VALIDATE CONSTRAINT d_there,
    ALTER CONSTRAINT t_e_not_null INHERIT,
    ALTER COLUMN f DROP NOT NULL,
    ALTER CONSTRAINT t_g_not_null NO INHERIT;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT t_h_not_null TO h_there;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN i integer CONSTRAINT i_here NOT NULL NO INHERIT DEFAULT 1;
COMMIT;
