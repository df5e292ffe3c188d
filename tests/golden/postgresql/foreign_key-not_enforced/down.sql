BEGIN;
-- TU210: enforcing a foreign key blocks writes on member and team while it reads the rows
ALTER TABLE public.member DROP CONSTRAINT member_third,
    ALTER CONSTRAINT member_other NOT DEFERRABLE,
    ALTER CONSTRAINT member_other ENFORCED,
    ALTER CONSTRAINT member_team NOT ENFORCED;
COMMIT;
