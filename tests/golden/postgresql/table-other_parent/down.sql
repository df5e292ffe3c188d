BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.stock (
    id bigint
);

-- Lock: ACCESS EXCLUSIVE on public.part, instant
ALTER TABLE public.part INHERIT public.stock,
    NO INHERIT public.origin;

-- Lock: ACCESS EXCLUSIVE on public.origin, rewrite
ALTER TABLE public.origin ADD COLUMN grade information_schema.cardinal_number;

-- TU103: values of origin.id are lost
-- Lock: ACCESS EXCLUSIVE on public.origin, instant
ALTER TABLE ONLY public.origin DROP COLUMN id;
COMMIT;
