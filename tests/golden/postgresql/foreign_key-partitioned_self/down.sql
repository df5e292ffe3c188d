BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.node, ACCESS EXCLUSIVE on public.a_low, ACCESS EXCLUSIVE on public.z_high, instant
ALTER TABLE public.node DROP CONSTRAINT node_parent_fkey;

-- TU116: all rows of a_low are lost
-- Lock: ACCESS EXCLUSIVE on public.a_low, ACCESS EXCLUSIVE on public.node, instant
DROP TABLE public.a_low;

-- TU116: all rows of z_high are lost
-- Lock: ACCESS EXCLUSIVE on public.z_high, ACCESS EXCLUSIVE on public.node, instant
DROP TABLE public.z_high;

-- TU102: all rows of node are lost
-- Lock: ACCESS EXCLUSIVE on public.node, instant
DROP TABLE public.node;
COMMIT;
