BEGIN;
DROP VIEW public.open_bill;

-- TU102: all rows of bill are lost
DROP TABLE sales.bill;

DROP TYPE sales.state;

-- TU101: schema sales goes with all that is in it
DROP SCHEMA sales;
COMMIT;
