BEGIN;
ALTER TABLE public.client RENAME TO customer;

CREATE SEQUENCE public.customer_id_seq AS integer;
ALTER SEQUENCE public.customer_id_seq OWNED BY public.customer.id;

SELECT pg_catalog.setval('public.customer_id_seq', max(id) + 1, false) FROM public.customer HAVING max(id) >= 1;
ALTER TABLE public.customer ALTER COLUMN id SET DEFAULT nextval('public.customer_id_seq'::regclass);

ALTER TABLE public.customer RENAME CONSTRAINT client_pkey TO customer_pkey;

-- TU114: the current value of sequence client_id_seq is lost
DROP SEQUENCE public.client_id_seq;
COMMIT;
