BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- TU208: adding an exclusion constraint builds its index while nobody can use t
-- Lock: ACCESS EXCLUSIVE on public.t, index build
ALTER TABLE public.t DROP CONSTRAINT t_r_excl,
    ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&) WHERE ((c = 'x'::text)) DEFERRABLE;

-- TU301: u.a from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.u, rewrite
ALTER TABLE public.u ALTER COLUMN a TYPE bigint,
    ADD COLUMN c integer;

CREATE VIEW public.v AS
SELECT u.a,
    u.b
   FROM public.u
  GROUP BY u.a;
COMMIT;
