BEGIN;
ALTER TABLE public.q DROP CONSTRAINT q_pid_fkey;

ALTER TABLE public.r DROP CONSTRAINT r_pid_fkey;

-- TU301: p.id from integer to text: the table is written anew under an exclusive lock
ALTER TABLE public.p ALTER COLUMN id TYPE text;

-- TU301: q.pid from integer to text: the table is written anew under an exclusive lock
ALTER TABLE public.q ALTER COLUMN pid TYPE text;

-- TU301: r.pid from integer to text: the table is written anew under an exclusive lock
ALTER TABLE public.r ALTER COLUMN pid TYPE text;

-- TU210: adding a foreign key blocks writes on q and p while it reads the rows
ALTER TABLE public.q ADD CONSTRAINT q_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id) ON DELETE CASCADE;

-- TU210: adding a foreign key blocks writes on r and p while it reads the rows
ALTER TABLE public.r ADD CONSTRAINT r_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id);
COMMIT;
