BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.task, instant
ALTER TABLE public.task ALTER COLUMN state SET DEFAULT 'it''s new'::text,
    ALTER COLUMN rank DROP DEFAULT,
    ALTER COLUMN made SET DEFAULT (now() + '1 day'::interval);
COMMIT;
