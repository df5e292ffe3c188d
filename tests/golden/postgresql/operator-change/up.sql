BEGIN;
SET LOCAL check_function_bodies = false;
DROP VIEW public.close;

CREATE OR REPLACE FUNCTION public.far(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT NOT near($1, $2)$function$;

CREATE OPERATOR public.!~~~ (
    FUNCTION = public.far,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.!~~~),
    NEGATOR = OPERATOR(public.~~~)
);
COMMENT ON OPERATOR public.!~~~ (integer, integer) IS 'far apart';

CREATE OPERATOR public.## (
    FUNCTION = public.twice,
    RIGHTARG = integer
);

DROP OPERATOR public.~~~ (integer, integer);

CREATE OPERATOR public.~~~ (
    FUNCTION = public.near,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.~~~),
    NEGATOR = OPERATOR(public.!~~~)
);

CREATE VIEW public.close AS
SELECT t.a
   FROM public.t
  WHERE (t.a OPERATOR(public.~~~) t.b);
COMMIT;
