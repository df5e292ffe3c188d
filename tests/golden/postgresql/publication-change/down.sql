BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER PUBLICATION p DROP TABLE public.a;
-- Lock: SHARE UPDATE EXCLUSIVE on public.c, instant
ALTER PUBLICATION p DROP TABLE public.c;

ALTER PUBLICATION p SET (publish = 'insert', publish_via_partition_root = false);
COMMENT ON PUBLICATION p IS NULL;

ALTER PUBLICATION s DROP TABLES IN SCHEMA app;
ALTER PUBLICATION s ADD TABLES IN SCHEMA gone;
ALTER PUBLICATION s SET (publish = 'insert, update, delete, truncate');

ALTER PUBLICATION p ADD TABLE public.a;
-- Lock: SHARE UPDATE EXCLUSIVE on public.b, instant
ALTER PUBLICATION p ADD TABLE public.b;

DROP PUBLICATION w;

CREATE PUBLICATION w
    FOR TABLE public.a;
COMMIT;
