BEGIN;
-- TU202: dropping an index waits for all users of kid
DROP INDEX public.kid_e;

ALTER TABLE public.kid RENAME COLUMN e TO e_old;

ALTER TABLE public.base ADD COLUMN e integer;

-- TU307: all of kid is written anew under an exclusive lock
UPDATE public.kid SET e = e_old;
ALTER TABLE public.kid DROP COLUMN e_old;
-- TU201: index build blocks writes on kid
CREATE INDEX kid_e ON public.kid (e);
COMMIT;
