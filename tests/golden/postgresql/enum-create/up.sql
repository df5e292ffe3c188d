BEGIN;
CREATE TYPE public.task_state AS ENUM ('new', 'it''s done', 'Überfällig');
COMMENT ON TYPE public.task_state IS 'how far it is';

ALTER TABLE public.task ADD COLUMN state public.task_state NOT NULL DEFAULT 'new'::public.task_state;
COMMIT;
