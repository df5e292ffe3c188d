BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.player, ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.player DROP CONSTRAINT player_team_id_fkey,
    ADD CONSTRAINT player_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team (id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, ROW SHARE on public.team, scan
ALTER TABLE public.player VALIDATE CONSTRAINT player_team_id_fkey;
