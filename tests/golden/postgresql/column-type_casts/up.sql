BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU126: t.a from text to integer: values that are no numbers fail, leading zeros are lost
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;
-- TU301: t.b from integer to boolean: the table is written anew under an exclusive lock; t.c from integer to text[]: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN b TYPE boolean USING b <> 0,
    ALTER COLUMN c TYPE text[] USING CASE WHEN c IS NOT NULL THEN ARRAY[c]::text[] END;
-- TU109: t.d from numeric(10,4) to numeric(12,2): values are rounded without an error; t.f from timestamp without time zone to date: values are cut without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN d TYPE numeric(12,2),
    ALTER COLUMN f TYPE date;
-- TU505: t.g from text to public.e: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN g TYPE public.e USING g::public.e;
-- TU126: t.h from json to jsonb: key order, white space and duplicate keys are lost
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN h TYPE jsonb;
-- TU301: t.i from uuid to text: the table is written anew under an exclusive lock; t.j from integer to integer[]: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN i TYPE text,
    ALTER COLUMN j TYPE integer[] USING CASE WHEN j IS NOT NULL THEN ARRAY[j]::integer[] END;
-- TU111: t.k from date to timestamp with time zone: values are converted by the session's time zone
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN k TYPE timestamp with time zone,
    ALTER COLUMN l DROP DEFAULT;
-- TU110: t.l from character varying(5) to character(5): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN l TYPE character(5),
    ALTER COLUMN l SET DEFAULT 'abc'::bpchar;
-- TU301: t.m from boolean to smallint: the table is written anew under an exclusive lock; t.n from smallint to boolean: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN m TYPE smallint USING m::integer::smallint,
    ALTER COLUMN n TYPE boolean USING n <> 0;
-- TU109: t.o from double precision to numeric: values are rounded without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN o TYPE numeric;
COMMIT;
