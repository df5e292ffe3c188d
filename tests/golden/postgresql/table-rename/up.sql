BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.client, instant
ALTER TABLE public.client RENAME TO customer;

ALTER SEQUENCE public.client_id_seq RENAME TO customer_id_seq;

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer RENAME CONSTRAINT client_pkey TO customer_pkey;
COMMIT;
