BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU226: trigger change waits for writers of t
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP TRIGGER t3 ON public.t;

-- TU227: rule change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE OR REPLACE RULE r AS
    ON DELETE TO public.t DO INSTEAD NOTHING;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ENABLE RULE r;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON RULE r ON public.t IS NULL;
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE OR REPLACE TRIGGER t1 BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
COMMENT ON TRIGGER t1 ON public.t IS 'c';
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE OR REPLACE TRIGGER t2 BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
ALTER TABLE public.t DISABLE TRIGGER t2;
-- TU226: trigger change waits for writers of t
-- Lock: SHARE ROW EXCLUSIVE on public.t, instant
CREATE CONSTRAINT TRIGGER t3 AFTER INSERT ON public.t NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.tf();
COMMIT;
