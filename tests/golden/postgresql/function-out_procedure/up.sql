BEGIN;
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE PROCEDURE public.halve(IN a integer, OUT b integer)
 LANGUAGE sql
AS $procedure$SELECT a / 2 + 1$procedure$;

CREATE OR REPLACE PROCEDURE public.halve(IN a text, OUT b text, OUT c integer)
 LANGUAGE sql
BEGIN ATOMIC
 SELECT a AS a,
     1;
END;

DROP PROCEDURE public.gone();
COMMIT;
