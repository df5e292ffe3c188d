BEGIN;
DROP TRIGGER item_audit;

DROP VIEW item_name;
COMMIT;
