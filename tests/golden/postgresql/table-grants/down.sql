BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of account.note are lost
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account DROP COLUMN note;

-- TU102: all rows of fresh are lost
-- Lock: ACCESS EXCLUSIVE on public.fresh, instant
DROP TABLE public.fresh;

-- TU435: trueup_golden_writer loses USAGE on sequence public.ticket
REVOKE USAGE ON SEQUENCE public.ticket FROM trueup_golden_writer;

GRANT SELECT ON TABLE public.account TO trueup_golden_reader;
-- TU435: trueup_golden_writer loses DELETE on table public.account
REVOKE DELETE ON TABLE public.account FROM trueup_golden_writer;
GRANT SELECT ON TABLE public.account TO trueup_golden_writer WITH GRANT OPTION;
-- TU435: trueup_golden_reader loses SELECT on column public.account.id
REVOKE SELECT (id) ON TABLE public.account FROM trueup_golden_reader;
GRANT UPDATE (email) ON TABLE public.account TO trueup_golden_writer;
COMMIT;
