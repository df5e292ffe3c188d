BEGIN;
-- TU227: rule change locks item for a moment
DROP RULE item_keep ON public.item;
COMMIT;
