BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: t.a from integer to text: the table is written anew under an exclusive lock; t.b from boolean to integer: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN a TYPE text,
    ALTER COLUMN b TYPE integer USING b::integer::integer;
-- TU109: t.c from text[] to integer: only the first element of each array is kept
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN c TYPE integer USING c[1]::integer;
-- TU505: t.d from numeric(12,2) to numeric(10,4): values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN d TYPE numeric(10,4);
-- TU301: t.f from date to timestamp without time zone: the table is written anew under an exclusive lock; t.g from public.e to text: the table is written anew under an exclusive lock; t.h from jsonb to json: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN f TYPE timestamp without time zone,
    ALTER COLUMN g TYPE text,
    ALTER COLUMN h TYPE json;
-- TU505: t.i from text to uuid: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN i TYPE uuid USING i::uuid;
-- TU109: t.j from integer[] to integer: only the first element of each array is kept; t.k from timestamp with time zone to date: values are cut without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN j TYPE integer USING j[1]::integer,
    ALTER COLUMN k TYPE date,
    ALTER COLUMN l DROP DEFAULT;
-- TU110: t.l from character(5) to character varying(5): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN l TYPE character varying(5),
    ALTER COLUMN l SET DEFAULT 'abc'::character varying;
-- TU301: t.m from smallint to boolean: the table is written anew under an exclusive lock; t.n from boolean to smallint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN m TYPE boolean USING m <> 0,
    ALTER COLUMN n TYPE smallint USING n::integer::smallint;
-- TU109: t.o from numeric to double precision: values are rounded without an error
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN o TYPE double precision;
COMMIT;
