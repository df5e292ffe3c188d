BEGIN;
-- TU227: rule change locks item for a moment
CREATE RULE item_keep AS
    ON DELETE TO public.item
   WHERE (old.name <> ''::text) DO  INSERT INTO public.gone (id, name)
  VALUES (old.id, old.name);
COMMENT ON RULE item_keep ON public.item IS 'nothing is lost';
COMMIT;
