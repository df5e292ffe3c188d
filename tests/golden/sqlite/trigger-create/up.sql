BEGIN;
CREATE VIEW item_name AS SELECT id, name FROM item;

CREATE TRIGGER item_audit AFTER UPDATE OF name ON item FOR EACH ROW WHEN old.name <> new.name
BEGIN
    INSERT INTO audit (what) VALUES ('renamed; from ' || old.name);
    UPDATE item SET changed = CASE WHEN new.id > 0 THEN 'yes' ELSE 'no' END WHERE id = new.id;
END;

CREATE TRIGGER item_name_insert INSTEAD OF INSERT ON item_name
BEGIN
    INSERT INTO item (name) VALUES (new.name);
END;
COMMIT;
