BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k NO INHERIT public.q;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ADD COLUMN n text;

-- TU103: values of q.c are lost
-- Lock: ACCESS EXCLUSIVE on public.q, instant
ALTER TABLE ONLY public.q DROP COLUMN c;
COMMIT;
