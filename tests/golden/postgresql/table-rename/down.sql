BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE public.customer_id_seq RENAME TO client_id_seq;

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer ALTER COLUMN id SET DEFAULT nextval('public.client_id_seq'::regclass);

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer RENAME CONSTRAINT customer_pkey TO client_pkey;

ALTER TABLE public.customer RENAME TO client;
COMMIT;
