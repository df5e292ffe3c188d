-- Lock: SHARE UPDATE EXCLUSIVE on public.visit_2024, SHARE UPDATE EXCLUSIVE on public.visit, instant
ALTER TABLE public.visit DETACH PARTITION public.visit_2024 CONCURRENTLY;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.visit_2024, ACCESS EXCLUSIVE on public.visit, instant
ALTER TABLE public.visit_2024 DROP CONSTRAINT IF EXISTS visit_2024_at_check;

-- Lock: SHARE on public.visit, instant
CREATE INDEX visit_page_idx ON ONLY public.visit (page);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.visit_2025, index build
CREATE INDEX CONCURRENTLY visit_2025_page_idx ON public.visit_2025 (page);

BEGIN;
ALTER INDEX public.visit_page_idx ATTACH PARTITION public.visit_2025_page_idx;
COMMIT;
