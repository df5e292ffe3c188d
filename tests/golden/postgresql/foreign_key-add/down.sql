BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.player, ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.player DROP CONSTRAINT player_team_fkey;
COMMIT;
