BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU505: account.id from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.account, rewrite
ALTER TABLE public.account ALTER COLUMN id TYPE integer;
-- TU110: account.owner from character varying(80) to character varying(20): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.account, rewrite
ALTER TABLE public.account ALTER COLUMN owner TYPE character varying(20);
-- TU109: account.total from numeric(12,2) to integer: values are rounded without an error
-- Lock: ACCESS EXCLUSIVE on public.account, rewrite
ALTER TABLE public.account ALTER COLUMN total TYPE integer;
-- TU111: account.at from timestamp with time zone to timestamp without time zone: values are converted by the session's time zone
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ALTER COLUMN at TYPE timestamp without time zone,
    ALTER COLUMN code TYPE text;
COMMIT;
