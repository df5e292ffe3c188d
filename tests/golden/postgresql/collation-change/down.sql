BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.sorted;

-- Lock: ACCESS EXCLUSIVE on public.person, instant
DROP INDEX public.person_name;

DROP COLLATION public.word;

CREATE COLLATION public.word (locale = 'C');

CREATE VIEW public.sorted AS
SELECT person.name
   FROM public.person
  ORDER BY (person.name COLLATE public.word);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.person, index build
CREATE INDEX CONCURRENTLY person_name ON public.person (name COLLATE public.word);
