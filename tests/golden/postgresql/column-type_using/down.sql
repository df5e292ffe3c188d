BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: reading.value from integer to text: the table is written anew under an exclusive lock; reading.ok from boolean to integer: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.reading, rewrite
ALTER TABLE public.reading ALTER COLUMN value DROP DEFAULT,
    ALTER COLUMN value TYPE text,
    ALTER COLUMN value SET DEFAULT '0'::text,
    ALTER COLUMN ok DROP DEFAULT,
    ALTER COLUMN ok TYPE integer USING ok::integer::integer,
    ALTER COLUMN ok SET DEFAULT 1;
COMMIT;
