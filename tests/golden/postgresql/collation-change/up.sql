BEGIN;
DROP VIEW public.sorted;

-- TU202: dropping an index waits for all users of person
DROP INDEX public.person_name;

DROP COLLATION public.word;

CREATE COLLATION public.word (locale = 'POSIX');

-- TU201: index build blocks writes on person
CREATE INDEX person_name ON public.person (name COLLATE public.word);

CREATE VIEW public.sorted AS
SELECT person.name
   FROM public.person
  ORDER BY (person.name COLLATE public.word);
COMMIT;
