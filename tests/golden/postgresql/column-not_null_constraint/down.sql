BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.new_name, instant
ALTER TABLE public.new_name RENAME CONSTRAINT new_name_id_not_null TO old_name_id_not_null;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT a_here TO a_there;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT b_here TO t_b_not_null;
-- TU212: set not null reads all of t under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, scan
ALTER TABLE public.t ALTER COLUMN c DROP NOT NULL,
    ALTER COLUMN d DROP NOT NULL,
    ADD CONSTRAINT d_there NOT NULL d NOT VALID,
    ALTER CONSTRAINT t_e_not_null NO INHERIT,
    ADD CONSTRAINT f_there NOT NULL f,
    ALTER CONSTRAINT t_g_not_null INHERIT;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT h_there TO t_h_not_null;

-- TU103: values of t.i are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN i;

-- TU102: all rows of added are lost
-- Lock: ACCESS EXCLUSIVE on public.added, instant
DROP TABLE public.added;
COMMIT;
