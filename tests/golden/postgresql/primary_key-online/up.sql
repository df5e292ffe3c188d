BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.player, instant
ALTER TABLE public.player ADD CONSTRAINT player_team_id_proof CHECK (team_id IS NOT NULL) NOT VALID,
    ADD CONSTRAINT player_shirt_check CHECK (shirt > 0) NOT VALID;

-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team ADD CONSTRAINT team_id_proof CHECK (id IS NOT NULL) NOT VALID,
    ADD CONSTRAINT team_name_proof CHECK (name IS NOT NULL) NOT VALID;

ALTER INDEX public.player_shirt_idx RENAME TO player_shirt_idx_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, scan
ALTER TABLE public.player VALIDATE CONSTRAINT player_team_id_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.player, scan
ALTER TABLE public.player VALIDATE CONSTRAINT player_shirt_check;

-- Lock: SHARE UPDATE EXCLUSIVE on public.team, scan
ALTER TABLE public.team VALIDATE CONSTRAINT team_id_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.team, scan
ALTER TABLE public.team VALIDATE CONSTRAINT team_name_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.team, index build
CREATE UNIQUE INDEX CONCURRENTLY team_pkey ON public.team (id);
-- Lock: SHARE UPDATE EXCLUSIVE on public.team, index build
CREATE UNIQUE INDEX CONCURRENTLY team_name_key ON public.team (name);

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, index build
CREATE INDEX CONCURRENTLY player_shirt_idx ON public.player (shirt DESC);
-- Lock: SHARE UPDATE EXCLUSIVE on public.player, instant
DROP INDEX CONCURRENTLY public.player_shirt_idx_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.player, index build
CREATE INDEX CONCURRENTLY player_team_idx ON public.player (team_id);

BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.size;

-- Lock: ACCESS EXCLUSIVE on public.player, instant
ALTER TABLE public.player ALTER COLUMN team_id SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.player, instant
ALTER TABLE public.player DROP CONSTRAINT player_team_id_proof;

-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team ALTER COLUMN id SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team DROP CONSTRAINT team_id_proof;
-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team ALTER COLUMN name SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team DROP CONSTRAINT team_name_proof;
-- Lock: ACCESS EXCLUSIVE on public.team, instant
ALTER TABLE public.team ADD CONSTRAINT team_pkey PRIMARY KEY USING INDEX team_pkey,
    ADD CONSTRAINT team_name_key UNIQUE USING INDEX team_name_key;

-- Lock: SHARE ROW EXCLUSIVE on public.player, SHARE ROW EXCLUSIVE on public.team, instant
ALTER TABLE public.player ADD CONSTRAINT player_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team (id) NOT VALID;

CREATE VIEW public.size AS
SELECT team.id,
    team.name,
    count(*) AS players
   FROM (public.team
     JOIN public.player ON ((player.team_id = team.id)))
  GROUP BY team.id;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.player, ROW SHARE on public.team, scan
ALTER TABLE public.player VALIDATE CONSTRAINT player_team_id_fkey;
