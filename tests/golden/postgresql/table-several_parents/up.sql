BEGIN;
ALTER TABLE public.k NO INHERIT public.q;

ALTER TABLE public.p ADD COLUMN n text;

-- TU103: values of q.c are lost
ALTER TABLE ONLY public.q DROP COLUMN c;
COMMIT;
