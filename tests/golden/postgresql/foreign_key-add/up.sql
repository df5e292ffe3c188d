BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE ROW EXCLUSIVE on public.player, SHARE ROW EXCLUSIVE on public.team, instant
ALTER TABLE public.player ADD CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES public.team (id) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, ROW SHARE on public.team, scan
ALTER TABLE public.player VALIDATE CONSTRAINT player_team_fkey;
