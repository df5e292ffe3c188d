-- Lock: SHARE UPDATE EXCLUSIVE on public.customer, index build
CREATE UNIQUE INDEX CONCURRENTLY customer_key_new ON public.customer (id);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.sale, ACCESS EXCLUSIVE on public.customer, ACCESS EXCLUSIVE on public.sale_1, instant
ALTER TABLE public.sale DROP CONSTRAINT sale_customer_id_fkey;

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer DROP CONSTRAINT customer_key;

-- TU220: detaching sale_1 waits for all users of sale
-- Lock: ACCESS EXCLUSIVE on public.sale_1, ACCESS EXCLUSIVE on public.sale, instant
ALTER TABLE public.sale DETACH PARTITION public.sale_1;

-- TU217: attaching reads all rows of sale_1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.sale_1, SHARE UPDATE EXCLUSIVE on public.sale, scan
ALTER TABLE public.sale ATTACH PARTITION public.sale_1 FOR VALUES FROM (1) TO (100);

-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer ADD CONSTRAINT customer_key PRIMARY KEY USING INDEX customer_key_new;

-- TU210: adding a foreign key blocks writes on sale and customer while it reads the rows
-- Lock: SHARE ROW EXCLUSIVE on public.sale, SHARE ROW EXCLUSIVE on public.customer, scan
ALTER TABLE public.sale ADD CONSTRAINT sale_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer (id);

-- TU103: values of customer.name are lost
-- Lock: ACCESS EXCLUSIVE on public.customer, instant
ALTER TABLE public.customer DROP COLUMN name;
COMMIT;
