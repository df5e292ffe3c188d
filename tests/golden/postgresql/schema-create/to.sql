CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'what we''ve sold';
CREATE TYPE sales.state AS ENUM ('new', 'paid');
CREATE TABLE sales.bill (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state sales.state DEFAULT 'new');
CREATE VIEW public.open_bill AS SELECT id FROM sales.bill WHERE state = 'new';
