BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU210: enforcing a foreign key blocks writes on member and team while it reads the rows
-- Lock: ACCESS EXCLUSIVE on public.member, ACCESS EXCLUSIVE on public.team, scan
ALTER TABLE public.member ALTER CONSTRAINT member_other DEFERRABLE INITIALLY IMMEDIATE,
    ALTER CONSTRAINT member_other NOT ENFORCED,
    ALTER CONSTRAINT member_team ENFORCED,
    ADD CONSTRAINT member_third FOREIGN KEY (third) REFERENCES public.team (id) ON DELETE CASCADE NOT ENFORCED;
COMMIT;
