BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.items, instant
DROP FOREIGN TABLE public.items;

DROP SERVER plain;

DROP SERVER "the other";
COMMIT;
