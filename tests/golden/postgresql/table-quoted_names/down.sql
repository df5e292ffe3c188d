BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public."order", instant
DROP INDEX public."an index; here";

-- TU103: values of order.Größe are lost
-- Lock: ACCESS EXCLUSIVE on public."order", instant
ALTER TABLE public."order" ALTER COLUMN "two words" DROP NOT NULL,
    DROP COLUMN "Größe";

-- TU102: all rows of semi;colon are lost
-- Lock: ACCESS EXCLUSIVE on "My Schema"."semi;colon", instant
DROP TABLE "My Schema"."semi;colon";

-- TU102: all rows of a23456789012345678901234567890123456789012345678901234567890abc are lost
-- Lock: ACCESS EXCLUSIVE on public.a23456789012345678901234567890123456789012345678901234567890abc, instant
DROP TABLE public.a23456789012345678901234567890123456789012345678901234567890abc;

-- TU101: schema My Schema goes with all that is in it
DROP SCHEMA "My Schema";
COMMIT;
