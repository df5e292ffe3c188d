BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- TU208: adding an exclusion constraint builds its index while nobody can use t
-- Lock: ACCESS EXCLUSIVE on public.t, index build
ALTER TABLE public.t DROP CONSTRAINT t_r_excl,
    ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&);

-- TU505: u.a from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.u, rewrite
ALTER TABLE public.u ALTER COLUMN a TYPE integer;

CREATE VIEW public.v AS
SELECT u.a,
    u.b
   FROM public.u
  GROUP BY u.a;

-- TU103: values of u.c are lost
-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u DROP COLUMN c;
COMMIT;
