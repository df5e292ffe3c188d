BEGIN;
ALTER TABLE public.sale DROP CONSTRAINT sale_customer_id_fkey;

ALTER TABLE public.customer DROP CONSTRAINT customer_key;

-- TU220: detaching sale_1 waits for all users of sale
ALTER TABLE public.sale DETACH PARTITION public.sale_1;

-- TU217: attaching reads all rows of sale_1 under an exclusive lock
ALTER TABLE public.sale ATTACH PARTITION public.sale_1 FOR VALUES FROM (1) TO (100);

-- TU206: adding a primary key builds its index while nobody can use customer
ALTER TABLE public.customer ADD CONSTRAINT customer_key PRIMARY KEY (id);

-- TU210: adding a foreign key blocks writes on sale and customer while it reads the rows
ALTER TABLE public.sale ADD CONSTRAINT sale_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer (id);

-- TU103: values of customer.name are lost
ALTER TABLE public.customer DROP COLUMN name;
COMMIT;
