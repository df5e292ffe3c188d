BEGIN;
CREATE OR REPLACE VIEW public.offer AS
SELECT item.id,
    item.price
   FROM public.item;
COMMENT ON COLUMN public.offer.id IS 'what it is called by';
COMMENT ON COLUMN public.offer.price IS 'in cents';
COMMIT;
