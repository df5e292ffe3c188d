BEGIN;
ALTER INDEX public.i1 RENAME TO i1_old;
ALTER INDEX public.i10 RESET (fillfactor);
ALTER INDEX public.i2 RENAME TO i2_old;
ALTER INDEX public.i3 RENAME TO i3_old;
ALTER INDEX public.i4 RENAME TO i4_old;
ALTER INDEX public.i5 SET (pages_per_range=64, autosummarize=on);
ALTER INDEX public.i6 RENAME TO i6_old;
ALTER INDEX public.i7 RENAME TO i7_old;
ALTER INDEX public.i8 RENAME TO i8_old;
ALTER INDEX public.i9 RENAME TO i9_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i1 ON public.a (x DESC);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i1_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i11 ON public.a USING brin (x int4_minmax_multi_ops (values_per_range='16'));
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE UNIQUE INDEX CONCURRENTLY i12 ON public.a (x, y) NULLS NOT DISTINCT;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i2 ON public.a (y);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i2_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i3 ON public.a USING spgist (p);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i3_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i4 ON public.a USING gin (j jsonb_path_ops);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i4_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i6 ON public.a USING spgist (p kd_point_ops);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i6_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i7 ON public.a (y COLLATE "POSIX" text_pattern_ops NULLS FIRST, x);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i7_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i8 ON public.a (upper(y)) INCLUDE (x, p) WHERE x > 1;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i8_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i9 ON public.a USING gist (t tsvector_ops (siglen='200'));
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i9_old;
