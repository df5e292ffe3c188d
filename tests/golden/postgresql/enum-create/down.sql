BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of task.state are lost
-- Lock: ACCESS EXCLUSIVE on public.task, instant
ALTER TABLE public.task DROP COLUMN state;

DROP TYPE public.task_state;
COMMIT;
