BEGIN;
ALTER INDEX public.i1 RENAME TO i1_old;
ALTER INDEX public.i10 SET (fillfactor=50);
ALTER INDEX public.i2 RENAME TO i2_old;
ALTER INDEX public.i3 RENAME TO i3_old;
ALTER INDEX public.i4 RENAME TO i4_old;
ALTER INDEX public.i5 SET (pages_per_range=32);
ALTER INDEX public.i5 RESET (autosummarize);
ALTER INDEX public.i6 RENAME TO i6_old;
ALTER INDEX public.i7 RENAME TO i7_old;
ALTER INDEX public.i8 RENAME TO i8_old;
ALTER INDEX public.i9 RENAME TO i9_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i11;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i12;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i1 ON public.a (x);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i1_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i2 ON public.a USING hash (y);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i2_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i3 ON public.a USING gist (p);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i3_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i4 ON public.a USING gin (j);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i4_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i6 ON public.a USING spgist (p);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i6_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i7 ON public.a (y COLLATE "C" text_pattern_ops DESC NULLS LAST, x NULLS FIRST);
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i7_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i8 ON public.a (lower(y)) INCLUDE (x) WHERE x > 0;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i8_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY i9 ON public.a USING gist (t tsvector_ops (siglen='100'));
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.i9_old;
