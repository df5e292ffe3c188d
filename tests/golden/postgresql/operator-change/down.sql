BEGIN;
DROP VIEW public.close;

DROP OPERATOR public.!~~~ (integer, integer);

DROP OPERATOR public.## (NONE, integer);

DROP OPERATOR public.~~~ (integer, integer);

CREATE OPERATOR public.~~~ (
    FUNCTION = public.near,
    LEFTARG = integer,
    RIGHTARG = integer
);

CREATE VIEW public.close AS
SELECT t.a
   FROM public.t
  WHERE (t.a OPERATOR(public.~~~) t.b);

DROP FUNCTION public.far(integer, integer);
COMMIT;
