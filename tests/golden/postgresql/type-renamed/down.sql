BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.birth_year DROP CONSTRAINT birth_year_check;
-- TU233: the rule reads all rows of every table that uses birth_year and blocks writes
-- Lock: SHARE on public.person, instant
ALTER DOMAIN public.birth_year ADD CONSTRAINT year_check CHECK (VALUE > 1900);

-- TU301: person.works from public.times to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN works TYPE text;

DROP TYPE public.times;

CREATE TYPE public.times AS RANGE (
    subtype = time without time zone,
    multirange_type_name = public.hours_multirange
);

-- TU505: person.works from text to public.times: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN works TYPE public.times USING works::public.times;

ALTER EVENT TRIGGER guard RENAME TO watcher;

ALTER PUBLICATION events RENAME TO news;

ALTER STATISTICS public.person_numbers RENAME TO person_stats;

ALTER SEQUENCE public.numbers RENAME TO counter;

ALTER TYPE public.times RENAME TO hours;

ALTER TYPE public.address RENAME TO place;

ALTER DOMAIN public.birth_year RENAME TO year;

ALTER TYPE public.feeling RENAME TO mood;

ALTER COLLATION public.simple RENAME TO plain;

ALTER TYPE public.mood RENAME VALUE 'glad' TO 'happy';

ALTER TABLE public.person RENAME CONSTRAINT person_name_born TO person_born_name;
COMMIT;
