BEGIN;
-- TU202: dropping an index waits for all users of p
DROP INDEX public.p_old;

-- TU212: set not null reads all of p under an exclusive lock
ALTER TABLE public.p ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN at SET NOT NULL;
-- TU206: adding a primary key builds its index while nobody can use p
ALTER TABLE public.p ADD CONSTRAINT pk PRIMARY KEY (id, at);
-- TU201: index build blocks writes on p
CREATE INDEX p_new ON public.p (id);
COMMIT;
