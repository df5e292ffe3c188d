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

ALTER SEQUENCE public.q_id_seq AS bigint MAXVALUE 9223372036854775807;

-- TU301: p.id from integer to bigint: the table is written anew under an exclusive lock; p.n from integer to text: the table is written anew under an exclusive lock; p.b from boolean to integer: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.p ALTER COLUMN id TYPE bigint,
    ALTER COLUMN code DROP DEFAULT,
    ALTER COLUMN code TYPE text,
    ALTER COLUMN code SET DEFAULT 'y'::text,
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE text,
    ALTER COLUMN n SET DEFAULT '0'::text,
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE integer USING b::integer::integer,
    ALTER COLUMN b SET DEFAULT 1,
    ALTER COLUMN ts DROP DEFAULT;
-- TU111: p.ts from timestamp without time zone to timestamp with time zone: values are converted by the session's time zone
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ALTER COLUMN ts TYPE timestamp with time zone,
    ALTER COLUMN ts SET DEFAULT now();
-- TU301: p.arr from integer[] to text[]: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN arr TYPE text[],
    ADD CONSTRAINT p_n_check CHECK (n >= '0'::text) NOT VALID;

-- TU301: q.id from integer to bigint: the table is written anew under an exclusive lock; q.pid from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.q, rewrite
ALTER TABLE public.q ALTER COLUMN id DROP DEFAULT,
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN id SET DEFAULT nextval('public.q_id_seq'::regclass),
    ALTER COLUMN pid TYPE bigint,
    ALTER COLUMN pc TYPE text;

CREATE VIEW public.v1 AS
SELECT p.id,
    p.code,
    p.n
   FROM public.p;
COMMENT ON COLUMN public.v1.code IS 'cc';

CREATE VIEW public.v2 AS
SELECT v1.code
   FROM public.v1
  WHERE (v1.n > '1'::text);
COMMENT ON VIEW public.v2 IS 'two';

-- TU227: rule change locks v1 for a moment
CREATE RULE r AS
    ON INSERT TO public.v1 DO INSTEAD  INSERT INTO public.p (id, code)
  VALUES (new.id, new.code);

-- TU226: trigger change waits for writers of p
-- Lock: SHARE ROW EXCLUSIVE on public.p, instant
CREATE TRIGGER tg BEFORE UPDATE OF n ON public.p FOR EACH ROW WHEN ((new.n > '1'::text)) EXECUTE FUNCTION public.tf();
-- TU227: policy change locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE POLICY pol ON public.p USING (n > '0'::text);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_n_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p, index build
CREATE INDEX CONCURRENTLY pi ON public.p (lower(code)) WHERE n > '0'::text;
