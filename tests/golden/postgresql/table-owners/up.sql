BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SEQUENCE app.made_id_seq AS integer;

CREATE TABLE app.made (
    id integer NOT NULL DEFAULT nextval('app.made_id_seq'::regclass),
    note text
);

ALTER SEQUENCE app.made_id_seq OWNED BY app.made.id;

CREATE VIEW app.seen AS
SELECT made.id
   FROM app.made;

-- TU435: app belongs to the role that runs this then, no longer to trueup_golden_writer
ALTER SCHEMA app OWNER TO CURRENT_USER;

-- TU435: f belongs to trueup_golden_writer then, no longer to the role that runs this
ALTER FUNCTION public.f(integer) OWNER TO trueup_golden_writer;

ALTER TABLE app.made OWNER TO trueup_golden_writer;
GRANT SELECT ON TABLE app.made TO trueup_golden_reader;

-- TU435: mine belongs to trueup_golden_reader then, no longer to the role that runs this
-- Lock: ACCESS EXCLUSIVE on public.mine, instant
ALTER TABLE public.mine OWNER TO trueup_golden_reader;

-- TU435: theirs belongs to the role that runs this then, no longer to trueup_golden_writer
-- Lock: ACCESS EXCLUSIVE on public.theirs, instant
ALTER TABLE public.theirs OWNER TO CURRENT_USER;
-- TU435: trueup_golden_reader loses SELECT on table public.theirs
REVOKE SELECT ON TABLE public.theirs FROM trueup_golden_reader;
GRANT SELECT ON TABLE public.theirs TO trueup_golden_writer;

ALTER VIEW app.seen OWNER TO trueup_golden_reader;
COMMIT;
