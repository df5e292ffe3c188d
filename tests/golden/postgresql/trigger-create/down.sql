BEGIN;
-- TU226: trigger change waits for writers of item
DROP TRIGGER item_late ON public.item;
-- TU226: trigger change waits for writers of item
DROP TRIGGER item_touch ON public.item;
COMMIT;
