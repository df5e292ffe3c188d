BEGIN;
ALTER TABLE public.node DROP CONSTRAINT node_parent_fkey;

-- TU116: all rows of a_low are lost
DROP TABLE public.a_low;

-- TU116: all rows of z_high are lost
DROP TABLE public.z_high;

-- TU102: all rows of node are lost
DROP TABLE public.node;
COMMIT;
