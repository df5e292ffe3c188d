CREATE TABLE task (id INTEGER PRIMARY KEY, "State" TEXT CHECK (state IN ("Active", "active", 'Done')));
CREATE INDEX open ON task (State) WHERE state = "Active";
