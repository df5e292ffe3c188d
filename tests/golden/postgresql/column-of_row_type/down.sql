BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: log.x from public.v to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.log, rewrite
ALTER TABLE public.log ALTER COLUMN x TYPE text;

DROP VIEW public.v;

-- TU301: rt.x from public.t to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.rt, rewrite
ALTER TABLE public.rt ALTER COLUMN x TYPE text;

-- TU505: t.n from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN n TYPE integer;

-- TU505: rt.x from text to public.t: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.rt, rewrite
ALTER TABLE public.rt ALTER COLUMN x TYPE public.t USING x::public.t;

CREATE VIEW public.v AS
SELECT t.id,
    t.n
   FROM public.t;

-- TU505: log.x from text to public.v: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.log, rewrite
ALTER TABLE public.log ALTER COLUMN x TYPE public.v USING x::public.v;
COMMIT;
