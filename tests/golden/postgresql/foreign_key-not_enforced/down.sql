BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU210: enforcing a foreign key blocks writes on member and team while it reads the rows
-- Lock: ACCESS EXCLUSIVE on public.member, ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.member DROP CONSTRAINT member_third,
    ALTER CONSTRAINT member_other NOT DEFERRABLE,
    ALTER CONSTRAINT member_other ENFORCED,
    ALTER CONSTRAINT member_team NOT ENFORCED;
COMMIT;
