BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
DROP POLICY account_own ON public.account;
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
DROP POLICY account_read ON public.account;

-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account NO FORCE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
CREATE POLICY account_own ON public.account USING (owner = CURRENT_USER);
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
CREATE POLICY account_read ON public.account FOR SELECT USING (true);
COMMIT;
