BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.size;

-- Lock: ACCESS EXCLUSIVE on public.player, ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.player DROP CONSTRAINT player_team_id_fkey;
-- Lock: ACCESS EXCLUSIVE on public.player, instant
DROP INDEX public.player_team_idx;
-- Lock: ACCESS EXCLUSIVE on public.player, instant
ALTER TABLE public.player DROP CONSTRAINT player_shirt_check;

-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team DROP CONSTRAINT team_pkey,
    DROP CONSTRAINT team_name_key;

-- Lock: ACCESS EXCLUSIVE on public.player, instant
ALTER TABLE public.player ALTER COLUMN team_id DROP NOT NULL;

-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN name DROP NOT NULL;

ALTER INDEX public.player_shirt_idx RENAME TO player_shirt_idx_old;

CREATE VIEW public.size AS
SELECT player.team_id,
    count(*) AS players
   FROM public.player
  GROUP BY player.team_id;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, index build
CREATE INDEX CONCURRENTLY player_shirt_idx ON public.player (shirt);
-- Lock: SHARE UPDATE EXCLUSIVE on public.player, instant
DROP INDEX CONCURRENTLY public.player_shirt_idx_old;
