BEGIN;
-- TU103: values of base.e are lost
ALTER TABLE ONLY public.base DROP COLUMN e;
COMMIT;
