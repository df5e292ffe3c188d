BEGIN;
DROP FOREIGN TABLE public.items;

DROP SERVER plain;

DROP SERVER "the other";
COMMIT;
