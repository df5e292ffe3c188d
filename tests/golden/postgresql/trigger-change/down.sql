BEGIN;
ALTER TABLE public.item ENABLE TRIGGER item_other;
-- TU226: trigger change waits for writers of item
CREATE OR REPLACE TRIGGER item_touch BEFORE INSERT ON public.item FOR EACH ROW EXECUTE FUNCTION public.touch();
COMMIT;
