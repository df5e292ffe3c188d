BEGIN;
-- TU205: adding a unique constraint builds its index while nobody can use city
ALTER TABLE public.city DROP CONSTRAINT city_code_once,
    DROP CONSTRAINT city_name_key,
    ADD CONSTRAINT city_code_key UNIQUE (code);
COMMIT;
