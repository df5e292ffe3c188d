BEGIN;
-- TU227: policy change locks account for a moment
DROP POLICY account_own ON public.account;

-- TU227: row security change locks account for a moment
ALTER TABLE public.account DISABLE ROW LEVEL SECURITY;
COMMIT;
