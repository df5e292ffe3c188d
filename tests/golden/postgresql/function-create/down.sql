BEGIN;
DROP PROCEDURE public.clear_sales();

DROP FUNCTION public.total(numeric, date[]);

DROP FUNCTION public.total(text);
COMMIT;
