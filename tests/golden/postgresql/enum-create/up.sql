BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TYPE public.task_state AS ENUM ('new', 'it''s done', 'Überfällig');
COMMENT ON TYPE public.task_state IS 'how far it is';

-- Lock: ACCESS EXCLUSIVE on public.task, instant
ALTER TABLE public.task ADD COLUMN state public.task_state NOT NULL DEFAULT 'new'::public.task_state;
COMMIT;
