BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: rule change locks item for a moment
-- Lock: ACCESS EXCLUSIVE on public.item, instant
DROP RULE item_keep ON public.item;
COMMIT;
