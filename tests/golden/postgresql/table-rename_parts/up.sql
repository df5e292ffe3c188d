BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.client, instant
ALTER TABLE public.client RENAME COLUMN "Old no" TO no;
ALTER TABLE public.client RENAME TO customer;

-- Lock: ACCESS EXCLUSIVE on public.sale_old, instant
ALTER TABLE public.sale_old RENAME TO sale_first;
ALTER INDEX public.sale_old_pkey RENAME TO sale_first_pkey;
ALTER INDEX public.sale_old_kind_idx RENAME TO sale_first_kind_idx;

ALTER SEQUENCE public.client_id_seq RENAME TO customer_id_seq;

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer RENAME CONSTRAINT client_pkey TO customer_pkey;

ALTER SEQUENCE public.numbers RENAME TO counter;
COMMIT;
