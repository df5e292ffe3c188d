BEGIN;
-- TU103: drops column event.at with its values
ALTER TABLE event DROP COLUMN at;
COMMIT;
