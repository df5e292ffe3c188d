BEGIN;
-- TU227: row security change locks account for a moment
ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;
-- TU227: policy change locks account for a moment
CREATE POLICY account_own ON public.account AS RESTRICTIVE FOR UPDATE USING (owner = CURRENT_USER) WITH CHECK (owner <> ''::text);
COMMENT ON POLICY account_own ON public.account IS 'their own';
COMMIT;
