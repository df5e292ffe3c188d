BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: rule change locks item for a moment
-- Lock: ACCESS EXCLUSIVE on public.item, instant
CREATE RULE item_keep AS
    ON DELETE TO public.item
   WHERE (old.name <> ''::text) DO  INSERT INTO public.gone (id, name)
  VALUES (old.id, old.name);
-- Lock: SHARE UPDATE EXCLUSIVE on public.item, instant
COMMENT ON RULE item_keep ON public.item IS 'nothing is lost';
COMMIT;
