BEGIN;
ALTER TYPE public.mood ADD VALUE 'awful' BEFORE 'sad';
ALTER TYPE public.mood ADD VALUE 'so-so' AFTER 'sad';
ALTER TYPE public.mood ADD VALUE 'great';
COMMIT;
