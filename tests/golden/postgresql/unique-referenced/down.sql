BEGIN;
ALTER TABLE public.trip DROP CONSTRAINT trip_city_fkey;

-- TU205: adding a unique constraint builds its index while nobody can use city
ALTER TABLE public.city DROP CONSTRAINT city_key,
    ADD CONSTRAINT city_key UNIQUE (code);

-- TU210: adding a foreign key blocks writes on trip and city while it reads the rows
ALTER TABLE public.trip ADD CONSTRAINT trip_city_fkey FOREIGN KEY (city) REFERENCES public.city (code);
COMMIT;
