BEGIN;
-- TU202: dropping an index waits for all users of p
DROP INDEX public.p_new;
ALTER TABLE public.p DROP CONSTRAINT pk,
    ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN at DROP NOT NULL;

-- TU201: index build blocks writes on p
CREATE INDEX p_old ON public.p (at);
COMMIT;
