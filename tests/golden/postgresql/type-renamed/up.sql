BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person RENAME CONSTRAINT person_born_name TO person_name_born;

ALTER TYPE public.mood RENAME VALUE 'happy' TO 'glad';

ALTER COLLATION public.plain RENAME TO simple;

ALTER TYPE public.mood RENAME TO feeling;

ALTER DOMAIN public.year RENAME TO birth_year;

ALTER TYPE public.place RENAME TO address;

ALTER TYPE public.hours RENAME TO times;

ALTER SEQUENCE public.counter RENAME TO numbers;

ALTER STATISTICS public.person_stats RENAME TO person_numbers;

ALTER PUBLICATION news RENAME TO events;

ALTER EVENT TRIGGER watcher RENAME TO guard;

ALTER DOMAIN public.birth_year DROP CONSTRAINT year_check;
-- TU233: the rule reads all rows of every table that uses birth_year and blocks writes
ALTER DOMAIN public.birth_year ADD CONSTRAINT birth_year_check CHECK (VALUE > 1900);

-- TU301: person.works from public.times to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN works TYPE text;

DROP TYPE public.times;

CREATE TYPE public.times AS RANGE (
    subtype = time without time zone
);

-- TU505: person.works from text to public.times: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN works TYPE public.times USING works::public.times;
COMMIT;
