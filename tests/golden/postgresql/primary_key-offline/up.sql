BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.size;

-- TU202: dropping an index waits for all users of player
-- Lock: ACCESS EXCLUSIVE on public.player, instant
DROP INDEX public.player_shirt_idx;

-- TU212: set not null reads all of player under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.player, scan
ALTER TABLE public.player ALTER COLUMN team_id SET NOT NULL;
-- TU209: adding a check reads all rows under an exclusive lock on player
-- Lock: ACCESS EXCLUSIVE on public.player, scan
ALTER TABLE public.player ADD CONSTRAINT player_shirt_check CHECK (shirt > 0);

-- TU212: set not null reads all of team under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.team, scan
ALTER TABLE public.team ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN name SET NOT NULL;
-- TU206: adding a primary key builds its index while nobody can use team
-- Lock: ACCESS EXCLUSIVE on public.team, index build
ALTER TABLE public.team ADD CONSTRAINT team_pkey PRIMARY KEY (id);
-- TU205: adding a unique constraint builds its index while nobody can use team
-- Lock: ACCESS EXCLUSIVE on public.team, index build
ALTER TABLE public.team ADD CONSTRAINT team_name_key UNIQUE (name);

-- TU201: index build blocks writes on player
-- Lock: SHARE on public.player, index build
CREATE INDEX player_shirt_idx ON public.player (shirt DESC);
-- TU201: index build blocks writes on player
-- Lock: SHARE on public.player, index build
CREATE INDEX player_team_idx ON public.player (team_id);
-- TU210: adding a foreign key blocks writes on player and team while it reads the rows
-- Lock: SHARE ROW EXCLUSIVE on public.player, SHARE ROW EXCLUSIVE on public.team, scan
ALTER TABLE public.player ADD CONSTRAINT player_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team (id);

CREATE VIEW public.size AS
SELECT team.id,
    team.name,
    count(*) AS players
   FROM (public.team
     JOIN public.player ON ((player.team_id = team.id)))
  GROUP BY team.id;
COMMIT;
