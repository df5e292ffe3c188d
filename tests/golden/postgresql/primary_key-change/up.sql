BEGIN;
-- TU206: adding a primary key builds its index while nobody can use member
ALTER TABLE public.member DROP CONSTRAINT member_pkey,
    ADD CONSTRAINT member_pkey PRIMARY KEY (person, team, role);
COMMIT;
