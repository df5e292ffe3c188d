CREATE TABLE task (id INTEGER PRIMARY KEY, "State" TEXT CHECK ("State" IN ("active", 'Done')));
CREATE INDEX open ON task ("State") WHERE "State" = "active";
INSERT INTO task VALUES (1, 'active'), (2, 'Done');
