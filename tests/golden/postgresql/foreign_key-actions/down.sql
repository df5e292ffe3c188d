BEGIN;
-- TU210: adding a foreign key blocks writes on player and team while it reads the rows
ALTER TABLE public.player DROP CONSTRAINT player_team_id_fkey,
    ADD CONSTRAINT player_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team (id) ON DELETE CASCADE;
COMMIT;
