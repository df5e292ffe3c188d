-- Lock: SHARE UPDATE EXCLUSIVE on public.desk, index build
CREATE UNIQUE INDEX CONCURRENTLY desk_pkey_new ON public.desk (id);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.desk, instant
ALTER TABLE public.desk DROP CONSTRAINT desk_pkey,
    DROP CONSTRAINT desk_once,
    ADD CONSTRAINT desk_pkey PRIMARY KEY USING INDEX desk_pkey_new;

-- TU102: all rows of booking are lost
-- Lock: ACCESS EXCLUSIVE on public.booking, ACCESS EXCLUSIVE on public.room, instant
DROP TABLE public.booking;
COMMIT;
