BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.fresh (
    id integer
);

-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ADD COLUMN note text;

GRANT USAGE ON SEQUENCE public.ticket TO trueup_golden_writer;

-- TU435: trueup_golden_reader loses SELECT on table public.account
REVOKE SELECT ON TABLE public.account FROM trueup_golden_reader;
-- TU435: trueup_golden_writer loses the grant option for SELECT on table public.account
REVOKE GRANT OPTION FOR SELECT ON TABLE public.account FROM trueup_golden_writer;
GRANT DELETE ON TABLE public.account TO trueup_golden_writer;
GRANT SELECT (id) ON TABLE public.account TO trueup_golden_reader;
-- TU435: trueup_golden_writer loses UPDATE on column public.account.email
REVOKE UPDATE (email) ON TABLE public.account FROM trueup_golden_writer;
GRANT SELECT (secret) ON TABLE public.account TO trueup_golden_reader;
GRANT SELECT (note) ON TABLE public.account TO trueup_golden_reader;

GRANT ALL ON TABLE public.fresh TO trueup_golden_writer;
GRANT SELECT (id) ON TABLE public.fresh TO PUBLIC;
COMMIT;
