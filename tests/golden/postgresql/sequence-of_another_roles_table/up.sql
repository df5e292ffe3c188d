BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE public.bill_id_seq;
ALTER SEQUENCE public.bill_id_seq OWNER TO golden_clerk;
ALTER SEQUENCE public.bill_id_seq OWNED BY public.bill.id;

SELECT pg_catalog.setval('public.bill_id_seq', max(id) + 1, false) FROM public.bill HAVING max(id) >= 1;
-- Lock: ACCESS EXCLUSIVE on public.bill, instant
ALTER TABLE public.bill ALTER COLUMN id SET DEFAULT nextval('public.bill_id_seq'::regclass);
COMMIT;
