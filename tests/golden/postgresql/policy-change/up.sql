BEGIN;
-- TU227: policy change locks account for a moment
DROP POLICY account_read ON public.account;

ALTER TABLE public.account FORCE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
ALTER POLICY account_own ON public.account USING (owner = SESSION_USER) WITH CHECK (owner <> 'root'::text);
-- TU227: policy change locks account for a moment
CREATE POLICY account_read ON public.account FOR INSERT WITH CHECK (true);
COMMIT;
