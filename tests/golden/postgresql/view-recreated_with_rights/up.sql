BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU124: what materialized view prices holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.prices, instant
DROP MATERIALIZED VIEW public.prices;

DROP VIEW public.cheap;

ALTER TYPE public.size RENAME TO size_old;

CREATE TYPE public.size AS ENUM ('s', 'l');

-- TU301: item.price from integer to numeric: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.item, rewrite
ALTER TABLE public.item ALTER COLUMN price TYPE numeric;

CREATE VIEW public.cheap WITH (security_barrier=true) AS
SELECT item.id,
    item.price
   FROM public.item
  WHERE (item.price < (10)::numeric);
COMMENT ON VIEW public.cheap IS 'what is cheap';

CREATE MATERIALIZED VIEW public.prices AS
SELECT item.price
   FROM public.item;

-- TU102: all rows of gone are lost
-- Lock: ACCESS EXCLUSIVE on public.gone, instant
DROP TABLE public.gone;

DROP FUNCTION public.cheapest();

CREATE OR REPLACE FUNCTION public.cheapest()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$SELECT min(id) FROM item$function$;

DROP TYPE public.size_old;

ALTER TYPE public.size OWNER TO trueup_golden_writer;
REVOKE USAGE ON TYPE public.size FROM PUBLIC;
GRANT USAGE ON TYPE public.size TO trueup_golden_reader;

ALTER FUNCTION public.cheapest() OWNER TO trueup_golden_writer;
REVOKE EXECUTE ON FUNCTION public.cheapest() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.cheapest() TO trueup_golden_reader;

ALTER VIEW public.cheap OWNER TO trueup_golden_writer;
GRANT SELECT ON TABLE public.cheap TO trueup_golden_reader;
GRANT UPDATE (price) ON TABLE public.cheap TO PUBLIC;

GRANT SELECT ON TABLE public.prices TO trueup_golden_reader;
COMMIT;
