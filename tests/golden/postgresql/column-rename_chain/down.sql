BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TYPE public.e RENAME VALUE 'b' TO 'a_old';
ALTER TYPE public.e RENAME VALUE 'a' TO 'b';
ALTER TYPE public.e RENAME VALUE 'a_old' TO 'a';

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME COLUMN b TO a;
ALTER TABLE public.t RENAME COLUMN c TO b;
ALTER TABLE public.t RENAME COLUMN d TO c;
COMMIT;
