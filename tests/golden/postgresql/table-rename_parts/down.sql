BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.customer_id_seq RENAME TO client_id_seq;

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer RENAME CONSTRAINT customer_pkey TO client_pkey;

ALTER SEQUENCE public.counter RENAME TO numbers;

-- Lock: ACCESS EXCLUSIVE on public.sale_first, instant
ALTER TABLE public.sale_first RENAME TO sale_old;
ALTER INDEX public.sale_first_pkey RENAME TO sale_old_pkey;
ALTER INDEX public.sale_first_kind_idx RENAME TO sale_old_kind_idx;

ALTER TABLE public.customer RENAME TO client;

ALTER TABLE public.client RENAME COLUMN no TO "Old no";
COMMIT;
