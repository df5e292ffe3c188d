BEGIN;
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'what we''ve sold';

CREATE TYPE sales.state AS ENUM ('new', 'paid');

CREATE TABLE sales.bill (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    state sales.state DEFAULT 'new'::sales.state,
    CONSTRAINT bill_pkey PRIMARY KEY (id)
);

CREATE VIEW public.open_bill AS
SELECT bill.id
   FROM sales.bill
  WHERE (bill.state = 'new'::sales.state);
COMMIT;
