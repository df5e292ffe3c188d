BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER PUBLICATION p DROP TABLE public.a;

CREATE TABLE public.other (
    id integer
);

-- TU505: a.n from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ADD COLUMN gone integer,
    ALTER COLUMN n TYPE integer;

ALTER PUBLICATION p ADD TABLE public.a (id, n, gone) WHERE (n > 1);
ALTER PUBLICATION p ADD TABLE public.other;

-- TU103: values of b.more are lost
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b DROP COLUMN more;
COMMIT;
