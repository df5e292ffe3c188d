BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE ROW EXCLUSIVE on public.item, instant
ALTER TABLE public.item ENABLE TRIGGER item_other;
-- TU226: trigger change waits for writers of item
-- Lock: SHARE ROW EXCLUSIVE on public.item, instant
CREATE OR REPLACE TRIGGER item_touch BEFORE INSERT ON public.item FOR EACH ROW EXECUTE FUNCTION public.touch();
COMMIT;
