BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU114: the current value of the numbering of ticket.number is lost
-- Lock: ACCESS EXCLUSIVE on public.ticket, instant
ALTER TABLE public.ticket ALTER COLUMN number DROP IDENTITY;
-- TU301: ticket.number from bigint to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.ticket, rewrite
ALTER TABLE public.ticket ALTER COLUMN number TYPE text,
    ALTER COLUMN number SET DEFAULT 'none'::text;
-- Lock: ACCESS EXCLUSIVE on public.ticket, instant
ALTER TABLE public.ticket ALTER COLUMN twice DROP EXPRESSION;
-- TU126: ticket.twice from text to integer: values that are no numbers fail, leading zeros are lost
-- Lock: ACCESS EXCLUSIVE on public.ticket, rewrite
ALTER TABLE public.ticket ALTER COLUMN twice TYPE integer USING twice::integer;
COMMIT;
