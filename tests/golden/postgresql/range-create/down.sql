BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of room.open are lost; values of room.free are lost
-- Lock: ACCESS EXCLUSIVE on app.room, instant
ALTER TABLE app.room DROP COLUMN open,
    DROP COLUMN free;

DROP FUNCTION app.is_open(app.hours);

DROP TYPE app.hours;

DROP FUNCTION app.minutes(time without time zone, time without time zone);

DROP TYPE app."word range";
COMMIT;
