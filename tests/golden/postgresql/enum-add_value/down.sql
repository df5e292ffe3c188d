BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('sad', 'happy');

-- TU505: person.mood from public.mood to public.mood: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
    ALTER COLUMN mood SET DEFAULT 'happy'::public.mood;

DROP TYPE public.mood_old;
COMMIT;
