BEGIN;
DROP VIEW public.offer;

CREATE VIEW public.offer AS
SELECT item.id
   FROM public.item;
COMMENT ON COLUMN public.offer.id IS 'its number';
COMMIT;
