BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
DROP POLICY account_own ON public.account;

-- TU227: row security change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account DISABLE ROW LEVEL SECURITY;
COMMIT;
