BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.amount SET DEFAULT 1;
-- TU233: the rule reads all rows of every table that uses amount and blocks writes
-- Lock: SHARE on public.bill, instant
ALTER DOMAIN public.amount SET NOT NULL;
ALTER DOMAIN public.amount DROP CONSTRAINT amount_check;
-- TU233: the rule reads all rows of every table that uses amount and blocks writes
ALTER DOMAIN public.amount ADD CONSTRAINT amount_check CHECK ((VALUE >= (0)::numeric) AND (VALUE < (1000000)::numeric));
COMMIT;
