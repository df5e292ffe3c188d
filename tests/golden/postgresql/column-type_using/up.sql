BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU126: reading.value from text to integer: values that are no numbers fail, leading zeros are lost
-- Lock: ACCESS EXCLUSIVE on public.reading, rewrite
ALTER TABLE public.reading ALTER COLUMN value DROP DEFAULT,
    ALTER COLUMN value TYPE integer USING value::integer,
    ALTER COLUMN value SET DEFAULT 0,
    ALTER COLUMN ok DROP DEFAULT;
-- TU301: reading.ok from integer to boolean: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.reading, rewrite
ALTER TABLE public.reading ALTER COLUMN ok TYPE boolean USING ok <> 0,
    ALTER COLUMN ok SET DEFAULT true;
COMMIT;
