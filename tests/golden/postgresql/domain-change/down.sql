BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.amount SET DEFAULT 0;
ALTER DOMAIN public.amount DROP NOT NULL;
ALTER DOMAIN public.amount DROP CONSTRAINT amount_check;
-- TU233: the rule reads all rows of every table that uses amount and blocks writes
-- Lock: SHARE on public.bill, instant
ALTER DOMAIN public.amount ADD CONSTRAINT amount_check CHECK (VALUE >= (0)::numeric);
COMMIT;
