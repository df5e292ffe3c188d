BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP POLICY o2 ON public.a;
-- TU226: trigger change waits for writers of a
-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP TRIGGER t2 ON public.a;

-- TU226: trigger change waits for writers of p
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, instant
DROP TRIGGER pn ON public.p;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a ENABLE RULE r;
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE OR REPLACE TRIGGER t1 BEFORE UPDATE OF x ON public.a FOR EACH ROW WHEN ((new.x > 1)) EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE CONSTRAINT TRIGGER t2 AFTER INSERT ON public.a DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE OR REPLACE TRIGGER t3 AFTER INSERT ON public.a REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION public.f();
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
ALTER TABLE public.a ENABLE TRIGGER t4,
    DISABLE TRIGGER t5,
    ENABLE TRIGGER t6;

-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE TRIGGER pd AFTER DELETE ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE OR REPLACE TRIGGER pt AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();

-- TU226: trigger change waits for writers of v
CREATE OR REPLACE TRIGGER vt INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.f();

-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER POLICY o ON public.a TO PUBLIC USING (x > 1);
-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
CREATE POLICY o2 ON public.a FOR INSERT WITH CHECK (x > 1);
COMMIT;
