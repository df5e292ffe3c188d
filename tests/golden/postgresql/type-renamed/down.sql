BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER DOMAIN public.birth_year RENAME CONSTRAINT birth_year_check TO year_check;

ALTER EVENT TRIGGER guard RENAME TO watcher;

ALTER PUBLICATION events RENAME TO news;

ALTER STATISTICS public.person_numbers RENAME TO person_stats;

ALTER SEQUENCE public.numbers RENAME TO counter;

ALTER TYPE public.times RENAME TO hours;
ALTER FUNCTION public.times(time without time zone, time without time zone) RENAME TO hours;
ALTER FUNCTION public.times(time without time zone, time without time zone, text) RENAME TO hours;
ALTER TYPE public.times_multirange RENAME TO hours_multirange;
ALTER FUNCTION public.times_multirange() RENAME TO hours_multirange;
ALTER FUNCTION public.times_multirange(public.hours) RENAME TO hours_multirange;
ALTER FUNCTION public.times_multirange(VARIADIC public.hours[]) RENAME TO hours_multirange;

ALTER TYPE public.address RENAME TO place;

ALTER DOMAIN public.birth_year RENAME TO year;

ALTER TYPE public.feeling RENAME TO mood;

ALTER COLLATION public.simple RENAME TO plain;

ALTER TYPE public.mood RENAME VALUE 'glad' TO 'happy';

-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person RENAME CONSTRAINT person_name_born TO person_born_name;
COMMIT;
