-- TU511: value draft of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'draft' BEFORE 'new';
-- TU511: value paid of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'paid' AFTER 'new';
-- TU511: value gone of state is used below: it must be committed first
ALTER TYPE public.state ADD VALUE 'gone';

-- TU209: adding a check reads all rows under an exclusive lock on job
ALTER TABLE public.job ALTER COLUMN s SET DEFAULT 'draft'::public.state,
    ADD CONSTRAINT job_s CHECK (s <> 'gone'::public.state);
-- TU201: index build blocks writes on job
CREATE INDEX job_paid ON public.job (id) WHERE s = 'paid'::public.state;
