BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: row security change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
-- Lock: ACCESS EXCLUSIVE on public.account, instant
CREATE POLICY account_own ON public.account AS RESTRICTIVE FOR UPDATE USING (owner = CURRENT_USER) WITH CHECK (owner <> ''::text);
-- Lock: SHARE UPDATE EXCLUSIVE on public.account, instant
COMMENT ON POLICY account_own ON public.account IS 'their own';
COMMIT;
