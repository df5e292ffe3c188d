BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of origin.grade are lost
-- Lock: ACCESS EXCLUSIVE on public.origin, instant
ALTER TABLE public.origin ADD COLUMN id bigint,
    DROP COLUMN grade;

-- Lock: ACCESS EXCLUSIVE on public.part, instant
ALTER TABLE public.part INHERIT public.origin,
    NO INHERIT public.stock;

-- TU102: all rows of stock are lost
-- Lock: ACCESS EXCLUSIVE on public.stock, instant
DROP TABLE public.stock;
COMMIT;
