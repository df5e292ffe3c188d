BEGIN;
CREATE SEQUENCE public.client_id_seq AS integer;
ALTER SEQUENCE public.client_id_seq OWNED BY public.customer.id;

SELECT pg_catalog.setval('public.client_id_seq', max(id) + 1, false) FROM public.customer HAVING max(id) >= 1;
ALTER TABLE public.customer ALTER COLUMN id SET DEFAULT nextval('public.client_id_seq'::regclass);

ALTER TABLE public.customer RENAME CONSTRAINT customer_pkey TO client_pkey;

-- TU114: the current value of sequence customer_id_seq is lost
DROP SEQUENCE public.customer_id_seq;

ALTER TABLE public.customer RENAME TO client;
COMMIT;
