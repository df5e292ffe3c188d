BEGIN;
-- TU102: all rows of ticket are lost
DROP TABLE public.ticket;

-- TU114: the current value of sequence plain is lost
DROP SEQUENCE public.plain;
COMMIT;
