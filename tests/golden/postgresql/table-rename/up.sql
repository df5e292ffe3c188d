BEGIN;
ALTER TABLE public.client RENAME TO customer;

ALTER SEQUENCE public.client_id_seq RENAME TO customer_id_seq;

ALTER TABLE public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);

ALTER TABLE public.customer RENAME CONSTRAINT client_pkey TO customer_pkey;
COMMIT;
