BEGIN;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i1;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i11;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i12;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i2;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i3;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i4;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i6;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i7;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i8;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i9;

-- TU201: index build blocks writes on a
CREATE INDEX i1 ON public.a (x);
ALTER INDEX public.i10 SET (fillfactor=50);
-- TU201: index build blocks writes on a
CREATE INDEX i2 ON public.a USING hash (y);
-- TU201: index build blocks writes on a
CREATE INDEX i3 ON public.a USING gist (p);
-- TU201: index build blocks writes on a
CREATE INDEX i4 ON public.a USING gin (j);
ALTER INDEX public.i5 SET (pages_per_range=32);
ALTER INDEX public.i5 RESET (autosummarize);
-- TU201: index build blocks writes on a
CREATE INDEX i6 ON public.a USING spgist (p);
-- TU201: index build blocks writes on a
CREATE INDEX i7 ON public.a (y COLLATE "C" text_pattern_ops DESC NULLS LAST, x NULLS FIRST);
-- TU201: index build blocks writes on a
CREATE INDEX i8 ON public.a (lower(y)) INCLUDE (x) WHERE x > 0;
-- TU201: index build blocks writes on a
CREATE INDEX i9 ON public.a USING gist (t tsvector_ops (siglen='100'));
COMMIT;
