BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching visit_2024 waits for all users of visit
-- Lock: ACCESS EXCLUSIVE on public.visit_2024, ACCESS EXCLUSIVE on public.visit, instant
ALTER TABLE public.visit DETACH PARTITION public.visit_2024;

-- TU201: index build blocks writes on visit
-- Lock: SHARE on public.visit, SHARE on public.visit_2025, index build
CREATE INDEX visit_page_idx ON public.visit (page);
COMMIT;
