BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU124: what materialized view mv holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.mv, instant
DROP MATERIALIZED VIEW public.mv;

DROP VIEW public.vv;

DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.w, ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.w DROP CONSTRAINT w_s_fkey;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.gi;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.ti;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP CONSTRAINT k;

ALTER TYPE public.comp RENAME TO comp_old;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN g;

DROP FUNCTION public.f(public.st);

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('c', 'a');

CREATE TYPE public.comp AS (
    x public.st,
    y integer
);

CREATE OR REPLACE FUNCTION public.f(public.st)
 RETURNS public.st
 LANGUAGE sql
AS $function$ select $1 $function$;

-- TU505: t.s from public.st to public.st: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT,
    ALTER COLUMN s TYPE public.st USING s::text::public.st,
    ALTER COLUMN s SET DEFAULT 'a'::public.st;
-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN g boolean GENERATED ALWAYS AS (s = 'a'::public.st) STORED,
    ALTER COLUMN ss DROP DEFAULT;
-- TU505: t.ss from public.st[] to public.st[]: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN ss TYPE public.st[] USING ss::text::public.st[],
    ALTER COLUMN ss SET DEFAULT '{a,c}'::public.st[],
    ADD CONSTRAINT k CHECK ((s <> 'c'::public.st) OR (id > 0)) NOT VALID;

-- TU505: u.s from public.st to public.st: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.u, rewrite
ALTER TABLE public.u ALTER COLUMN s TYPE public.st USING s::text::public.st;

-- TU505: w.s from public.st to public.st: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.w, SHARE ROW EXCLUSIVE on public.u, rewrite
ALTER TABLE public.w ALTER COLUMN s TYPE public.st USING s::text::public.st,
    ADD CONSTRAINT w_s_fkey FOREIGN KEY (s) REFERENCES public.u (s) NOT VALID;

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
-- Lock: SHARE on public.mv, index build
CREATE UNIQUE INDEX mvi ON public.mv (s);

DROP TYPE public.comp_old;

DROP TYPE public.st_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT k;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY gi ON public.t (g);
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY ti ON public.t (id) WHERE s = 'a'::public.st;

-- Lock: SHARE UPDATE EXCLUSIVE on public.w, ROW SHARE on public.u, scan
ALTER TABLE public.w VALIDATE CONSTRAINT w_s_fkey;
