BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.bill, instant
ALTER TABLE public.bill ALTER COLUMN id DROP DEFAULT;

-- TU114: the current value of sequence bill_id_seq is lost
DROP SEQUENCE public.bill_id_seq;
COMMIT;
