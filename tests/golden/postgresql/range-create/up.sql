BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE TYPE app."word range" AS RANGE (
    subtype = text,
    multirange_type_name = app.words,
    subtype_opclass = text_pattern_ops,
    collation = "C"
);

CREATE OR REPLACE FUNCTION app.minutes(time without time zone, time without time zone)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT extract(epoch FROM $1 - $2) / 60$function$;

CREATE TYPE app.hours AS RANGE (
    subtype = time without time zone,
    subtype_diff = app.minutes
);
COMMENT ON TYPE app.hours IS 'from when to when';

CREATE OR REPLACE FUNCTION app.is_open(app.hours)
 RETURNS boolean
 LANGUAGE sql
AS $function$SELECT NOT isempty($1)$function$;

-- Lock: ACCESS EXCLUSIVE on app.room, instant
ALTER TABLE app.room ADD COLUMN open app.hours,
    ADD COLUMN free app.words;
COMMIT;
