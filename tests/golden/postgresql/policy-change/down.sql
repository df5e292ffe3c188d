BEGIN;
-- TU227: policy change locks account for a moment
DROP POLICY account_own ON public.account;
-- TU227: policy change locks account for a moment
DROP POLICY account_read ON public.account;

ALTER TABLE public.account NO FORCE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
CREATE POLICY account_own ON public.account USING (owner = CURRENT_USER);
-- TU227: policy change locks account for a moment
CREATE POLICY account_read ON public.account FOR SELECT USING (true);
COMMIT;
