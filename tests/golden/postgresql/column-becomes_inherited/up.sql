BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of base.e are lost
-- Lock: ACCESS EXCLUSIVE on public.base, ACCESS EXCLUSIVE on public.kid, instant
ALTER TABLE ONLY public.base DROP COLUMN e;
COMMIT;
