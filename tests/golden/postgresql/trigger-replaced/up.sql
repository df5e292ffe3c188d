BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU226: trigger change waits for writers of t
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP TRIGGER t3 ON public.t;

-- TU227: rule change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE OR REPLACE RULE r AS
    ON DELETE TO public.t DO INSTEAD  SELECT 1 AS "?column?";
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DISABLE RULE r;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON RULE r ON public.t IS 'r';
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE OR REPLACE TRIGGER t1 AFTER INSERT OR UPDATE OF b ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
ALTER TABLE public.t ENABLE ALWAYS TRIGGER t1;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON TRIGGER t1 ON public.t IS NULL;
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE OR REPLACE TRIGGER t2 AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
ALTER TABLE public.t DISABLE TRIGGER t2;
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE CONSTRAINT TRIGGER t3 AFTER INSERT ON public.t DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.tf();
COMMIT;
