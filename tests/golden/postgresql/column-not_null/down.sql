BEGIN;
-- TU212: set not null reads all of account under an exclusive lock
ALTER TABLE public.account ALTER COLUMN owner DROP NOT NULL,
    ALTER COLUMN note SET NOT NULL;
COMMIT;
