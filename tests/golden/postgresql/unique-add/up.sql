BEGIN;
-- TU205: adding a unique constraint builds its index while nobody can use city
ALTER TABLE public.city DROP CONSTRAINT city_code_key,
    ADD CONSTRAINT city_code_once UNIQUE NULLS NOT DISTINCT (code) INCLUDE (name),
    ADD CONSTRAINT city_name_key UNIQUE (name, country) DEFERRABLE INITIALLY DEFERRED;
COMMIT;
