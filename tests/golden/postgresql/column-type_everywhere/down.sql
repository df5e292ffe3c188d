BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP POLICY pol ON public.p;
-- TU226: trigger change waits for writers of p
-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP TRIGGER tg ON public.p;

DROP VIEW public.v2;

DROP VIEW public.v1;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP INDEX public.pi;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_n_check;

ALTER SEQUENCE public.q_id_seq AS integer MAXVALUE 2147483647;

-- TU505: p.id from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.p ALTER COLUMN id TYPE integer,
    ALTER COLUMN code DROP DEFAULT;
-- TU110: p.code from text to character varying(10): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN code TYPE character varying(10),
    ALTER COLUMN code SET DEFAULT 'x'::character varying,
    ALTER COLUMN n DROP DEFAULT;
-- TU126: p.n from text to integer: values that are no numbers fail, leading zeros are lost
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN n TYPE integer USING n::integer,
    ALTER COLUMN n SET DEFAULT 0,
    ALTER COLUMN b DROP DEFAULT;
-- TU301: p.b from integer to boolean: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN b TYPE boolean USING b <> 0,
    ALTER COLUMN b SET DEFAULT true,
    ALTER COLUMN ts DROP DEFAULT;
-- TU111: p.ts from timestamp with time zone to timestamp without time zone: values are converted by the session's time zone
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ALTER COLUMN ts TYPE timestamp without time zone,
    ALTER COLUMN ts SET DEFAULT now();
-- TU126: p.arr from text[] to integer[]: values that are no numbers fail, leading zeros are lost
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN arr TYPE integer[] USING arr::text::integer[],
    ADD CONSTRAINT p_n_check CHECK (n >= 0) NOT VALID;

-- TU505: q.id from bigint to integer: values that do not fit the new type make it fail; q.pid from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.q ALTER COLUMN id DROP DEFAULT,
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN id SET DEFAULT nextval('public.q_id_seq'::regclass),
    ALTER COLUMN pid TYPE integer;
-- TU110: q.pc from text to character varying(10): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.q ALTER COLUMN pc TYPE character varying(10);

CREATE VIEW public.v1 AS
SELECT p.id,
    p.code,
    p.n
   FROM public.p;
COMMENT ON COLUMN public.v1.code IS 'cc';

CREATE VIEW public.v2 AS
SELECT v1.code
   FROM public.v1
  WHERE (v1.n > 1);
COMMENT ON VIEW public.v2 IS 'two';

-- TU227: rule change locks v1 for a moment
CREATE RULE r AS
    ON INSERT TO public.v1 DO INSTEAD  INSERT INTO public.p (id, code)
  VALUES (new.id, new.code);

-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE TRIGGER tg BEFORE UPDATE OF n ON public.p FOR EACH ROW WHEN ((new.n > 1)) EXECUTE FUNCTION public.tf();
-- TU227: policy change locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE POLICY pol ON public.p USING (n > 0);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_n_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p, index build
CREATE INDEX CONCURRENTLY pi ON public.p (lower((code)::text)) WHERE n > 0;
