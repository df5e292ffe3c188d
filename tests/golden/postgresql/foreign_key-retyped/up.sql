BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.q, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.q DROP CONSTRAINT q_pid_fkey;

-- Lock: ACCESS EXCLUSIVE on public.r, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.r DROP CONSTRAINT r_pid_fkey;

-- TU301: p.id from integer to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN id TYPE text;

-- TU301: q.pid from integer to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.q ALTER COLUMN pid TYPE text;

-- TU301: r.pid from integer to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.r, rewrite
ALTER TABLE public.r ALTER COLUMN pid TYPE text;

-- Lock: SHARE ROW EXCLUSIVE on public.q, SHARE ROW EXCLUSIVE on public.p, instant
ALTER TABLE public.q ADD CONSTRAINT q_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id) ON DELETE CASCADE NOT VALID;

-- Lock: SHARE ROW EXCLUSIVE on public.r, SHARE ROW EXCLUSIVE on public.p, instant
ALTER TABLE public.r ADD CONSTRAINT r_pid_fkey FOREIGN KEY (pid) REFERENCES public.p (id) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.q, ROW SHARE on public.p, scan
ALTER TABLE public.q VALIDATE CONSTRAINT q_pid_fkey;

-- Lock: SHARE UPDATE EXCLUSIVE on public.r, ROW SHARE on public.p, scan
ALTER TABLE public.r VALIDATE CONSTRAINT r_pid_fkey;
