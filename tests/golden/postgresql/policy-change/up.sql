BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
DROP POLICY account_read ON public.account;

-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account FORCE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER POLICY account_own ON public.account USING (owner = SESSION_USER) WITH CHECK (owner <> 'root'::text);
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
CREATE POLICY account_read ON public.account FOR INSERT WITH CHECK (true);
COMMIT;
