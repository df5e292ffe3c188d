BEGIN;
-- TU114: the current value of the numbering of ticket.number is lost
ALTER TABLE public.ticket ALTER COLUMN number DROP IDENTITY;
-- TU301: ticket.number from bigint to text: the table is written anew under an exclusive lock
ALTER TABLE public.ticket ALTER COLUMN number TYPE text,
    ALTER COLUMN number SET DEFAULT 'none'::text;
ALTER TABLE public.ticket ALTER COLUMN twice DROP EXPRESSION;
-- TU126: ticket.twice from text to integer: values that are no numbers fail, leading zeros are lost
ALTER TABLE public.ticket ALTER COLUMN twice TYPE integer USING twice::integer;
COMMIT;
