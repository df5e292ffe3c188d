BEGIN;
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE PROCEDURE public.gone(OUT b integer)
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;

CREATE OR REPLACE PROCEDURE public.halve(IN a integer, OUT b integer)
 LANGUAGE sql
AS $procedure$SELECT a / 2$procedure$;

DROP PROCEDURE public.halve(text);
COMMIT;
