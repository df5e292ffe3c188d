BEGIN;
-- TU202: dropping an index waits for all users of a
DROP INDEX public.i1;
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
CREATE INDEX i1 ON public.a (x DESC);
ALTER INDEX public.i10 RESET (fillfactor);
-- TU201: index build blocks writes on a
CREATE INDEX i11 ON public.a USING brin (x int4_minmax_multi_ops (values_per_range='16'));
-- TU201: index build blocks writes on a
CREATE UNIQUE INDEX i12 ON public.a (x, y) NULLS NOT DISTINCT;
-- TU201: index build blocks writes on a
CREATE INDEX i2 ON public.a (y);
-- TU201: index build blocks writes on a
CREATE INDEX i3 ON public.a USING spgist (p);
-- TU201: index build blocks writes on a
CREATE INDEX i4 ON public.a USING gin (j jsonb_path_ops);
ALTER INDEX public.i5 SET (pages_per_range=64, autosummarize=on);
-- TU201: index build blocks writes on a
CREATE INDEX i6 ON public.a USING spgist (p kd_point_ops);
-- TU201: index build blocks writes on a
CREATE INDEX i7 ON public.a (y COLLATE "POSIX" text_pattern_ops NULLS FIRST, x);
-- TU201: index build blocks writes on a
CREATE INDEX i8 ON public.a (upper(y)) INCLUDE (x, p) WHERE x > 1;
-- TU201: index build blocks writes on a
CREATE INDEX i9 ON public.a USING gist (t tsvector_ops (siglen='200'));
COMMIT;
