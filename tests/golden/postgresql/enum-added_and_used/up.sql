-- TU511: value draft of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'draft' BEFORE 'new';
-- TU511: value paid of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'paid' AFTER 'new';
-- TU511: value gone of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'gone';

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.job, instant
ALTER TABLE public.job ALTER COLUMN s SET DEFAULT 'draft'::public.state,
    ADD CONSTRAINT job_s CHECK (s <> 'gone'::public.state) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.job, scan
ALTER TABLE public.job VALIDATE CONSTRAINT job_s;
-- Lock: SHARE UPDATE EXCLUSIVE on public.job, index build
CREATE INDEX CONCURRENTLY job_paid ON public.job (id) WHERE s = 'paid'::public.state;
