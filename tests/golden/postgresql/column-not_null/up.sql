BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ADD CONSTRAINT account_owner_proof CHECK (owner IS NOT NULL) NOT VALID,
    ALTER COLUMN note DROP NOT NULL;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.account, scan
ALTER TABLE public.account VALIDATE CONSTRAINT account_owner_proof;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account ALTER COLUMN owner SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.account, instant
ALTER TABLE public.account DROP CONSTRAINT account_owner_proof;
COMMIT;
