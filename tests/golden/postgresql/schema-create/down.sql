BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.open_bill;

-- TU102: all rows of bill are lost
-- Lock: ACCESS EXCLUSIVE on sales.bill, instant
DROP TABLE sales.bill;

DROP TYPE sales.state;

-- TU101: schema sales goes with all that is in it
DROP SCHEMA sales;
COMMIT;
