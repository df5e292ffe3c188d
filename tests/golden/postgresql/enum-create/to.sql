CREATE TYPE task_state AS ENUM ('new', 'it''s done', 'Überfällig');
COMMENT ON TYPE task_state IS 'how far it is';
CREATE TABLE task (id integer PRIMARY KEY, state task_state NOT NULL DEFAULT 'new');
