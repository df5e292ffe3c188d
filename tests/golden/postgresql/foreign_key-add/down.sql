BEGIN;
ALTER TABLE public.player DROP CONSTRAINT player_team_fkey;
COMMIT;
