BEGIN;
-- TU103: values of task.state are lost
ALTER TABLE public.task DROP COLUMN state;

DROP TYPE public.task_state;
COMMIT;
