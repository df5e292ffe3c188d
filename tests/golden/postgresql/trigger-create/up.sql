BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU226: trigger change waits for writers of item
-- Lock: SHARE ROW EXCLUSIVE on public.item, instant
CREATE CONSTRAINT TRIGGER item_late AFTER DELETE ON public.item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.touch();
-- TU226: trigger change waits for writers of item
-- Lock: SHARE ROW EXCLUSIVE on public.item, instant
CREATE TRIGGER item_touch BEFORE INSERT OR UPDATE OF name ON public.item FOR EACH ROW WHEN ((new.name IS NOT NULL)) EXECUTE FUNCTION public.touch('a', 'it''s');
-- Lock: SHARE UPDATE EXCLUSIVE on public.item, instant
COMMENT ON TRIGGER item_touch ON public.item IS 'keeps it fresh';
COMMIT;
