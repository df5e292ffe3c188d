BEGIN;
DROP VIEW best_day;

DROP VIEW sale_by_day;
COMMIT;
