BEGIN;
-- TU226: trigger change waits for writers of item
CREATE CONSTRAINT TRIGGER item_late AFTER DELETE ON public.item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.touch();
-- TU226: trigger change waits for writers of item
CREATE TRIGGER item_touch BEFORE INSERT OR UPDATE OF name ON public.item FOR EACH ROW WHEN ((new.name IS NOT NULL)) EXECUTE FUNCTION public.touch('a', 'it''s');
COMMENT ON TRIGGER item_touch ON public.item IS 'keeps it fresh';
COMMIT;
