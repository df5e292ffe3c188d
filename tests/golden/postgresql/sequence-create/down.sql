BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU102: all rows of ticket are lost
-- Lock: ACCESS EXCLUSIVE on public.ticket, instant
DROP TABLE public.ticket;

-- TU114: the current value of sequence plain is lost
DROP SEQUENCE public.plain;
COMMIT;
