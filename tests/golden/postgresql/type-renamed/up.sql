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
ALTER FUNCTION public.hours(time without time zone, time without time zone) RENAME TO times;
ALTER FUNCTION public.hours(time without time zone, time without time zone, text) RENAME TO times;
ALTER TYPE public.hours_multirange RENAME TO times_multirange;
ALTER FUNCTION public.hours_multirange() RENAME TO times_multirange;
ALTER FUNCTION public.hours_multirange(public.times) RENAME TO times_multirange;
ALTER FUNCTION public.hours_multirange(VARIADIC public.times[]) RENAME TO times_multirange;

ALTER SEQUENCE public.counter RENAME TO numbers;

ALTER STATISTICS public.person_stats RENAME TO person_numbers;

ALTER PUBLICATION news RENAME TO events;

ALTER EVENT TRIGGER watcher RENAME TO guard;

ALTER DOMAIN public.birth_year RENAME CONSTRAINT year_check TO birth_year_check;
COMMIT;
