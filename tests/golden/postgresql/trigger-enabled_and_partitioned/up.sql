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
DROP TRIGGER pd ON public.p;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DISABLE RULE r;
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE OR REPLACE TRIGGER t1 BEFORE UPDATE OF x, y ON public.a FOR EACH ROW WHEN ((new.x > 2)) EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE CONSTRAINT TRIGGER t2 AFTER INSERT ON public.a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of a
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
CREATE OR REPLACE TRIGGER t3 AFTER UPDATE ON public.a REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION public.f();
-- Lock: SHARE ROW EXCLUSIVE on public.a, instant
ALTER TABLE public.a ENABLE ALWAYS TRIGGER t4,
    ENABLE TRIGGER t5,
    ENABLE REPLICA TRIGGER t6;

-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE TRIGGER pn BEFORE INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();
-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE OR REPLACE TRIGGER pt AFTER INSERT OR UPDATE ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
ALTER TABLE public.p DISABLE TRIGGER pt;

-- TU226: trigger change waits for writers of v
CREATE OR REPLACE TRIGGER vt INSTEAD OF INSERT OR UPDATE ON public.v FOR EACH ROW EXECUTE FUNCTION public.f();

-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER POLICY o ON public.a TO postgres USING (x > 2);
-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
CREATE POLICY o2 ON public.a AS RESTRICTIVE FOR INSERT WITH CHECK (x > 1);
COMMIT;
