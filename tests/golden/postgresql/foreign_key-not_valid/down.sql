-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.a (n);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.b, ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.b DROP CONSTRAINT f;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP CONSTRAINT u,
    DROP CONSTRAINT c,
    ADD CONSTRAINT u UNIQUE USING INDEX u_new,
    ADD CONSTRAINT c CHECK (n > 0) NOT VALID;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
COMMENT ON CONSTRAINT c ON public.a IS 'c';

-- Lock: SHARE ROW EXCLUSIVE on public.b, SHARE ROW EXCLUSIVE on public.a, instant
ALTER TABLE public.b ADD CONSTRAINT f FOREIGN KEY (aid) REFERENCES public.a (id) NOT VALID;

-- TU102: all rows of new are lost
-- Lock: ACCESS EXCLUSIVE on public.new, instant
DROP TABLE public.new;
COMMIT;
