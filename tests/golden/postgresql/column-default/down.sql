BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.task, instant
ALTER TABLE public.task ALTER COLUMN state SET DEFAULT 'new'::text,
    ALTER COLUMN rank SET DEFAULT 3,
    ALTER COLUMN made DROP DEFAULT;
COMMIT;
