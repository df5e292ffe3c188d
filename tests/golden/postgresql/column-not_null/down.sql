BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ALTER COLUMN owner DROP NOT NULL,
    ADD CONSTRAINT account_note_proof CHECK (note IS NOT NULL) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.account, scan
ALTER TABLE public.account VALIDATE CONSTRAINT account_note_proof;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ALTER COLUMN note SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account DROP CONSTRAINT account_note_proof;
COMMIT;
