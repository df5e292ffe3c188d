BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME COLUMN c TO d;
ALTER TABLE public.t RENAME COLUMN b TO c;
ALTER TABLE public.t RENAME COLUMN a TO b;

ALTER TYPE public.e RENAME VALUE 'a' TO 'a_old';
ALTER TYPE public.e RENAME VALUE 'b' TO 'a';
ALTER TYPE public.e RENAME VALUE 'a_old' TO 'b';
COMMIT;
