BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person ADD COLUMN phone character varying(40),
    ADD COLUMN active boolean NOT NULL DEFAULT true,
    ADD COLUMN made timestamp with time zone NOT NULL DEFAULT now();
COMMIT;
