BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: account.id from integer to bigint: the table is written anew under an exclusive lock; account.total from integer to numeric(12,2): the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.account, rewrite
ALTER TABLE public.account ALTER COLUMN id TYPE bigint,
    ALTER COLUMN owner TYPE character varying(80),
    ALTER COLUMN total TYPE numeric(12,2);
-- TU111: account.at from timestamp without time zone to timestamp with time zone: values are converted by the session's time zone
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ALTER COLUMN at TYPE timestamp with time zone;
-- TU110: account.code from text to character varying(10): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.account, rewrite
ALTER TABLE public.account ALTER COLUMN code TYPE character varying(10);
COMMIT;
