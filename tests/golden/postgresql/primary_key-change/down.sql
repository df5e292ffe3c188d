-- Lock: SHARE UPDATE EXCLUSIVE on public.member, index build
CREATE UNIQUE INDEX CONCURRENTLY member_pkey_new ON public.member (team, person);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.member, instant
ALTER TABLE public.member DROP CONSTRAINT member_pkey,
    ADD CONSTRAINT member_pkey PRIMARY KEY USING INDEX member_pkey_new;
COMMIT;
