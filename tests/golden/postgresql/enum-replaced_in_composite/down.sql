BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.last_note;

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('sad', 'so-so', 'happy');

ALTER TYPE public.note RENAME TO note_old;

CREATE TYPE public.note AS (
    mood public.mood,
    text text
);

-- TU505: person.notes from public.note[] to public.note[]: values that the new type does not have make it fail; person.last from public.note to public.note: values that the new type does not have make it fail; person.mood from public.mood[] to public.mood: values that the new type does not have make it fail; person.moods from public.mood to public.mood[]: values that the new type does not have make it fail; person.written from text to public.mood: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN notes TYPE public.note[] USING notes::text::public.note[],
    ALTER COLUMN last TYPE public.note USING last::text::public.note,
    ALTER COLUMN mood TYPE public.mood USING (mood::text[])[1]::public.mood,
    ALTER COLUMN mood SET DEFAULT 'sad'::public.mood,
    ALTER COLUMN moods TYPE public.mood[] USING CASE WHEN moods IS NOT NULL THEN ARRAY[moods::text]::public.mood[] END,
    ALTER COLUMN written DROP DEFAULT,
    ALTER COLUMN written TYPE public.mood USING written::public.mood,
    ALTER COLUMN written SET DEFAULT 'happy'::public.mood;

CREATE VIEW public.last_note AS
SELECT person.id,
    (person.last).mood AS mood
   FROM public.person;

DROP TYPE public.note_old;

DROP TYPE public.mood_old;
COMMIT;
