SET check_function_bodies = false;
BEGIN;
-- TU124: what materialized view mv holds must be computed again
DROP MATERIALIZED VIEW public.mv;

DROP VIEW public.vv;

DROP VIEW public.v;

ALTER TABLE public.w DROP CONSTRAINT w_s_fkey;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.gi;
-- TU202: dropping an index waits for all users of t
DROP INDEX public.ti;
ALTER TABLE public.t DROP CONSTRAINT k;

ALTER TYPE public.comp RENAME TO comp_old;

ALTER TABLE public.t DROP COLUMN g;

DROP FUNCTION public.f(public.st);

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('a', 'b', 'c');

CREATE TYPE public.comp AS (
    x public.st,
    y integer
);

CREATE OR REPLACE FUNCTION public.f(public.st)
 RETURNS public.st
 LANGUAGE sql
AS $function$ select $1 $function$;

-- TU505: t.s from public.st to public.st: values that the new type does not have make it fail
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT,
    ALTER COLUMN s TYPE public.st USING s::text::public.st,
    ALTER COLUMN s SET DEFAULT 'a'::public.st;
-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN g boolean GENERATED ALWAYS AS (s = 'a'::public.st) STORED,
    ALTER COLUMN ss DROP DEFAULT;
-- TU505: t.ss from public.st[] to public.st[]: values that the new type does not have make it fail
ALTER TABLE public.t ALTER COLUMN ss TYPE public.st[] USING ss::text::public.st[],
    ALTER COLUMN ss SET DEFAULT '{a,b}'::public.st[];
-- TU209: adding a check reads all rows under an exclusive lock on t
ALTER TABLE public.t ADD CONSTRAINT k CHECK (s <> 'b'::public.st);

-- TU505: u.s from public.st to public.st: values that the new type does not have make it fail
ALTER TABLE public.u ALTER COLUMN s TYPE public.st USING s::text::public.st;

-- TU505: w.s from public.st to public.st: values that the new type does not have make it fail
ALTER TABLE public.w ALTER COLUMN s TYPE public.st USING s::text::public.st;

-- TU201: index build blocks writes on t
CREATE INDEX gi ON public.t (g);
-- TU201: index build blocks writes on t
CREATE INDEX ti ON public.t (id) WHERE s = 'a'::public.st;

-- TU210: adding a foreign key blocks writes on w and u while it reads the rows
ALTER TABLE public.w ADD CONSTRAINT w_s_fkey FOREIGN KEY (s) REFERENCES public.u (s);

CREATE VIEW public.v AS
SELECT t.id,
    t.s,
    t.ss,
    t.g
   FROM public.t
  WHERE (t.s = 'a'::public.st);

CREATE VIEW public.vv AS
SELECT v.id
   FROM public.v;

CREATE MATERIALIZED VIEW public.mv AS
SELECT t.s,
    count(*) AS count
   FROM public.t
  GROUP BY t.s;
CREATE UNIQUE INDEX mvi ON public.mv (s);

DROP TYPE public.comp_old;

DROP TYPE public.st_old;
COMMIT;
RESET check_function_bodies;
