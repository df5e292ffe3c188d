BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU226: trigger change waits for writers of item
-- Lock: ACCESS EXCLUSIVE on public.item, instant
DROP TRIGGER item_late ON public.item;
-- TU226: trigger change waits for writers of item
-- Lock: ACCESS EXCLUSIVE on public.item, instant
DROP TRIGGER item_touch ON public.item;
COMMIT;
