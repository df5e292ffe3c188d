BEGIN;
-- TU226: trigger change waits for writers of t
DROP TRIGGER t3 ON public.t;

-- TU227: rule change locks t for a moment
CREATE OR REPLACE RULE r AS
    ON DELETE TO public.t DO INSTEAD NOTHING;
ALTER TABLE public.t ENABLE RULE r;
COMMENT ON RULE r ON public.t IS NULL;
-- TU226: trigger change waits for writers of t
CREATE OR REPLACE TRIGGER t1 BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
COMMENT ON TRIGGER t1 ON public.t IS 'c';
-- TU226: trigger change waits for writers of t
CREATE OR REPLACE TRIGGER t2 BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf();
ALTER TABLE public.t DISABLE TRIGGER t2;
-- TU226: trigger change waits for writers of t
CREATE CONSTRAINT TRIGGER t3 AFTER INSERT ON public.t NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.tf();
COMMIT;
