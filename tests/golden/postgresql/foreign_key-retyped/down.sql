BEGIN;
ALTER TABLE public.q DROP CONSTRAINT q_pid_fkey;

ALTER TABLE public.r DROP CONSTRAINT r_pid_fkey;

-- TU126: p.id from text to integer: values that are no numbers fail, leading zeros are lost
ALTER TABLE public.p ALTER COLUMN id TYPE integer USING id::integer;

-- TU126: q.pid from text to integer: values that are no numbers fail, leading zeros are lost
ALTER TABLE public.q ALTER COLUMN pid TYPE integer USING pid::integer;

-- TU126: r.pid from text to integer: values that are no numbers fail, leading zeros are lost
ALTER TABLE public.r ALTER COLUMN pid TYPE integer USING pid::integer;

-- TU210: adding a foreign key blocks writes on q and p while it reads the rows
ALTER TABLE public.q ADD CONSTRAINT q_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id) ON DELETE CASCADE;

-- TU210: adding a foreign key blocks writes on r and p while it reads the rows
ALTER TABLE public.r ADD CONSTRAINT r_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id);
COMMIT;
