BEGIN;
-- TU210: adding a foreign key blocks writes on player and team while it reads the rows
ALTER TABLE public.player ADD CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES public.team (id) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
COMMIT;
