#!/bin/sh
# PostgreSQL databases whose objects have names and texts that try to be something else, and such as
# shadow what we call: correct or refused, and nothing runs that is not a statement. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_hostile_$$
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
url_of() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
drop() { admin "DROP DATABASE IF EXISTS ${database}_$1 WITH (FORCE)"; }
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 TEMPLATE template0" || wrong "no database"; }
clean_up() {
    drop a
    drop b
    rm -rf "$work"
}
a=$(url_of "${database}_a") b=$(url_of "${database}_b")
script() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" >/dev/null || wrong "psql: failed"; }
query() { PGOPTIONS="$PGOPTIONS -c search_path=pg_catalog" psql -X -q -v ON_ERROR_STOP=1 -At -d "$1" -c "$2" ||
    wrong "psql: $2"; }
is() { # is WANTED URL QUERY
    got=$(query "$2" "$3")
    [ "$got" = "$1" ] || wrong "$3: $got, not $1"
}
# What a terminal would obey: control characters, and what turns the reading direction.
no_controls() {
    for file in "$work/out" "$work/err" "$@"; do
        LC_ALL=C tr -d '\n' <"$file" | LC_ALL=C grep -qE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\250-\256]')" &&
            wrong "$ran: a control character in $file"
    done
}
safe() { # run, and nothing of it steers the terminal
    run "$@"
    no_controls
}

begin "names and texts of every kind that are SQL, commands, comments, formats, escapes"
create a && create b
script "$a" <<'E2'
CREATE SCHEMA tables; CREATE SCHEMA views; CREATE SCHEMA types; CREATE SCHEMA routines; CREATE SCHEMA others;
CREATE TABLE others.all_columns (id int);
CREATE TYPE types.labels AS ENUM ();
CREATE TYPE types.attributes AS ();
CREATE FUNCTION others.fire() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION others.event() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
-- One of each kind with the name. ## is the name with a letter before it, ?? the number.
CREATE FUNCTION public.one_of_each(n text, i int) RETURNS void LANGUAGE plpgsql AS $each$
DECLARE
    line text;
    lines text := $lines$
CREATE SCHEMA ##
COMMENT ON SCHEMA ## IS @L
CREATE TABLE ##.@I (@I int)
CREATE TABLE tables.@I (id int NOT NULL, @I text DEFAULT @L, more_?? int GENERATED ALWAYS AS IDENTITY, CONSTRAINT p?? PRIMARY KEY (id), CONSTRAINT @I CHECK (@I <> @L))
COMMENT ON TABLE tables.@I IS @L
COMMENT ON COLUMN tables.@I.@I IS @L
COMMENT ON CONSTRAINT @I ON tables.@I IS @L
CREATE TABLE tables.fk?? (id int, CONSTRAINT @I FOREIGN KEY (id) REFERENCES tables.@I (id))
CREATE TABLE others.un?? (@I int, b?? int, CONSTRAINT @I UNIQUE (@I))
CREATE TABLE views.ix?? (@I int, b?? int, c?? text)
CREATE INDEX @I ON views.ix?? (@I, (c?? || @L)) WHERE c?? <> @L
COMMENT ON INDEX views.@I IS @L
CREATE TABLE types.ex?? (@I int, CONSTRAINT @I EXCLUDE (@I WITH =))
ALTER TABLE others.all_columns ADD COLUMN @I text DEFAULT @L
CREATE VIEW routines.@I AS SELECT @I, @L::text AS x?? FROM tables.@I
CREATE MATERIALIZED VIEW ##.m AS SELECT @I FROM tables.@I
CREATE RULE @I AS ON UPDATE TO tables.@I WHERE NEW.@I = @L DO ALSO SELECT @L
CREATE TRIGGER @I BEFORE INSERT ON tables.@I FOR EACH ROW EXECUTE FUNCTION others.fire(@L)
CREATE POLICY @I ON tables.@I USING (@I <> @L)
COMMENT ON POLICY @I ON tables.@I IS @L
CREATE FUNCTION routines.@I(@I text DEFAULT @L) RETURNS text LANGUAGE sql SET application_name = @L AS 'SELECT $1 -- ; $$'
COMMENT ON FUNCTION routines.@I(text) IS @L
CREATE PROCEDURE routines.@I(@I types.labels, INOUT b int) LANGUAGE sql AS 'SELECT 1; -- $$ /*'
CREATE AGGREGATE others.@I(@I int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')
ALTER TYPE types.attributes ADD ATTRIBUTE @I text
CREATE TYPE ##.c AS (@I int)
CREATE DOMAIN types.@I AS text DEFAULT @L CONSTRAINT @I CHECK (VALUE <> @L)
COMMENT ON DOMAIN types.@I IS @L
ALTER TYPE types.labels ADD VALUE @L
CREATE TYPE ##.e AS ENUM (@L, 'other')
CREATE TYPE ##.r AS RANGE (SUBTYPE = int)
CREATE SEQUENCE ##.q
CREATE TABLE ##.uses (a ##.e DEFAULT @L, b ##.c, c types.@I[], d ##.r, e int DEFAULT nextval(@Q))
CREATE TABLE ##.parts (@I text) PARTITION BY LIST (@I)
CREATE TABLE ##.part PARTITION OF ##.parts FOR VALUES IN (@L)
CREATE COLLATION others.@I (LOCALE = 'C')
CREATE TABLE others.co?? (@I text COLLATE others.@I)
CREATE STATISTICS others.@I ON @I, b?? FROM others.un??
CREATE PUBLICATION @I FOR TABLE tables.@I
CREATE EVENT TRIGGER @I ON ddl_command_start WHEN TAG IN ('CREATE CAST') EXECUTE FUNCTION others.event()
CREATE CAST (##.c AS ##.e) WITH INOUT
CREATE OPERATOR ##.<-> (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)
CREATE TEXT SEARCH DICTIONARY others.@I (TEMPLATE = simple)
CREATE TEXT SEARCH CONFIGURATION others.@I (COPY = simple)
ALTER TEXT SEARCH CONFIGURATION others.@I ALTER MAPPING FOR word WITH others.@I
CREATE CONVERSION others.@I FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8
CREATE FOREIGN DATA WRAPPER @I OPTIONS (a @L)
CREATE SERVER @I TYPE @L VERSION @L FOREIGN DATA WRAPPER @I OPTIONS (a @L)
CREATE FOREIGN TABLE others.ft?? (@I int OPTIONS (o @L)) SERVER @I OPTIONS (t @L)$lines$;
BEGIN
    FOREACH line IN ARRAY string_to_array(trim(E'\n' FROM lines), E'\n') LOOP
        line := replace(line, '??', i::text);
        line := replace(line, '%', '%%');
        line := replace(replace(replace(replace(line, '@I', '%1$I'), '@L', '%2$L'), '##', '%3$I'), '@Q', '%4$L');
        EXECUTE format(line, n, n, 's' || left(n, 62), format('%I.q', 's' || left(n, 62)));
    END LOOP;
END $each$;
SELECT public.one_of_each(n, i::int) FROM unnest(ARRAY['a"b', 'a''b', E'a\\b', E'tab\there', 'semi;colon', '--dash', '/*open',
    'close*/', '$$', '100%', '%I %s %n', U&'\202Ertl', U&'e\0301', U&'\00E9', U&'\+01F4A3', '1st', 'select', 'T', 't',
    repeat('x', 63), 'a.b', E'"; DROP TABLE public.victim; --', E'''; DROP TABLE public.victim; --',
    E'x\nDROP TABLE public.victim; --', '\! touch x', E'x\n\\.\n', E'\x01\x1b[31mred', ' ', '-- Transaction: none',
    E'x\n-- Down Migration (Rollback)\nDROP TABLE public.victim;', E'-- \r\nCOMMIT;', '$(touch x)', ':v :''v''',
    '[a]', '(a, b)', '{a,b}', 'NULL', 'a=b', '*', E'x\n-- @renamed from=t', U&'\0085'])
    WITH ORDINALITY u(n, i);
DROP FUNCTION public.one_of_each;
E2
mkdir models migrations
printf '%s;\n' 'CREATE TABLE public.victim (id int PRIMARY KEY)' \
    'INSERT INTO public.victim VALUES (1), (2)' >migrations/1_victim.sql
script "$a" <migrations/1_victim.sql
run 0 up --url "$b" --yes
safe 0 inspect --url "$a" -o models/all.json
no_controls models/all.json
safe 0 diff --url "$a" --to models --exit-code
out '^in sync'
safe 0 diff --url "$b" --to models --format json --no-proof
json_out
safe 0 diff --url "$b" --to models --no-proof

begin "such a database is written as a migration, made, taken away and made again"
mv ../case0/models ../case0/migrations .
safe 0 autogenerate -m all --url "$b"
set -- migrations/*_all.sql
no_controls_but_lines=$(LC_ALL=C sed '/^-- Up Migration/q' "$1" | LC_ALL=C tr -d '\n' | LC_ALL=C tr -cd '\001-\037\177' | wc -c)
[ "$no_controls_but_lines" = 0 ] || wrong "a control character in the header of $1"
safe 0 up --url "$b" --yes
safe 0 diff --url "$b" --to models --exit-code
safe 0 diff --url "$b" --to "$a" --exit-code
safe 0 status --url "$b" --exit-code
safe 0 verify --url "$b"
safe 0 down --url "$b" --yes
is 0 "$b" "SELECT count(*) FROM pg_namespace WHERE nspname ~ '^s|^tables|^types|^others'"
safe 0 history --url "$b"
is 2 "$b" 'SELECT count(*) FROM public.victim'
is 2 "$a" 'SELECT count(*) FROM public.victim'
[ -z "$(find "$work" -name 'x*' -newer models/all.json)" ] || wrong "a file was made"

begin "functions, operators, types and tables that shadow those of the catalog are never called"
create a
script "$a" <<'E2'
CREATE TABLE public.t (id int PRIMARY KEY, email varchar(40) DEFAULT lower('A'), CHECK (email <> lower('x')));
CREATE INDEX t_lower ON public.t (lower(email));
CREATE VIEW public.v AS SELECT id, upper(email) AS u FROM public.t WHERE id = 1 AND email = 'a';
DO $do$
DECLARE
    r record;
    raise pg_catalog.text := $$ BEGIN RAISE EXCEPTION 'a shadow was called'; END $$;
BEGIN
    FOR r IN SELECT p.proname, p.oid, pg_catalog.pg_get_function_arguments(p.oid) AS args,
        pg_catalog.pg_get_function_result(p.oid) AS result FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND
        p.proname IN ('lower', 'upper', 'format', 'quote_ident', 'quote_literal', 'pg_get_expr', 'pg_get_functiondef', 'pg_get_constraintdef', 'pg_get_viewdef',
        'pg_get_indexdef', 'pg_get_triggerdef', 'format_type', 'oidvectortypes', 'obj_description', 'to_jsonb', 'to_char', 'to_regclass', 'now',
        'clock_timestamp', 'current_setting', 'set_config', 'current_database', 'pg_try_advisory_lock', 'pg_backend_pid', 'concat_ws', 'concat', 'unnest', 'starts_with', 'cardinality',
        'pg_get_userbyid', 'substr', 'date_part', 'round', 'aclexplode', 'acldefault', 'array_to_string', 'has_table_privilege', 'pg_advisory_unlock',
        'int4', 'text', 'nextval', 'length', 'pg_encoding_to_char', 'jsonb_each_text', 'left', 'regexp_replace', 'extract')
        AND pg_catalog.pg_get_function_result(p.oid) !~ 'anyelement|record' LOOP
        BEGIN
            EXECUTE pg_catalog.format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', r.proname, r.args, r.result, raise);
        EXCEPTION WHEN OTHERS THEN NULL; -- PL/pgSQL has no "any"
        END;
    END LOOP;
    CREATE FUNCTION public.raise_agg(bigint, anyelement) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a shadow was called'; END $$;
    CREATE FUNCTION public.raise_star(bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a shadow was called'; END $$;
    CREATE AGGREGATE public.max(bigint) (SFUNC = public.raise_agg, STYPE = bigint, INITCOND = '0');
    CREATE AGGREGATE public.count(*) (SFUNC = public.raise_star, STYPE = bigint, INITCOND = '0');
    -- Operators as they are and, what an empty search_path alone keeps away, better matches.
    FOR r IN SELECT o.oprname, l.t AS a, m.t AS b FROM (VALUES ('='), ('<>'), ('<'), ('>='), ('>'), ('~'), ('~~'), ('||'), ('+'), ('!~'), ('!~~'), ('->>')) o (oprname),
        (VALUES ('name'), ('text'), ('oid'), ('int4'), ('int8'), ('int2'), ('"char"'), ('bool'), ('regclass'), ('regproc'), ('jsonb'), ('timestamptz')) l (t),
        (VALUES ('name'), ('text'), ('oid'), ('int4'), ('int8'), ('int2'), ('"char"'), ('bool'), ('regclass'), ('timestamptz')) m (t) LOOP
        EXECUTE pg_catalog.format('CREATE OR REPLACE FUNCTION public.f(%s, %s) RETURNS bool LANGUAGE plpgsql AS %L', r.a, r.b, raise);
        EXECUTE pg_catalog.format('CREATE OPERATOR public.%s (FUNCTION = public.f, LEFTARG = %s, RIGHTARG = %s)', r.oprname, r.a, r.b);
    END LOOP;
    FOR r IN SELECT c.oid::pg_catalog.regclass AS name, c.relname FROM pg_catalog.pg_class c WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind IN ('r', 'v')
        AND c.relname IN ('pg_class', 'pg_attribute', 'pg_namespace', 'pg_proc', 'pg_type', 'pg_database', 'pg_depend', 'pg_roles', 'pg_settings', 'pg_index', 'pg_constraint', 'pg_stat_activity', 'pg_locks') LOOP
        EXECUTE pg_catalog.format('CREATE TABLE public.%I (x int)', r.relname);
    END LOOP;
    FOR r IN SELECT * FROM (VALUES ('text'), ('timestamptz'), ('oid'), ('name'), ('regclass'), ('bool'), ('jsonb')) t (t) LOOP
        EXECUTE pg_catalog.format('CREATE TYPE public.%I AS (x int)', r.t);
    END LOOP;
END $do$;
E2
mkdir models migrations more
safe 0 inspect --url "$a" -o models/m.json
for path in 'public, pg_catalog' '"$user", public'; do
    query "$TRUEUP_TEST_PG_URL" "ALTER DATABASE ${database}_a SET search_path = $path"
    safe 0 inspect --url "$a" -o again.json
    same_file models/m.json again.json
    safe 0 diff --url "$a" --to models --exit-code
    sed 's/"email": {/"more": "integer", &/' models/m.json >more/m.json
    safe 0 autogenerate -m more --models more --url "$a"
    safe 0 up --url "$a" --yes
    safe 0 status --url "$a" --exit-code
    safe 0 diff --url "$a" --to more --exit-code
    safe 0 history --url "$a"
    safe 0 down --url "$a" --yes
    safe 0 diff --url "$a" --to models --exit-code
    rm migrations/*
    query "$a" 'DROP TABLE public.schema_migrations, public.schema_metadata, public.schema_audit_log'
done
query "$TRUEUP_TEST_PG_URL" "ALTER DATABASE ${database}_a SET search_path = public, pg_catalog"
sed 's/"email": {/"more": "text", &/' models/m.json >more/m.json # would be public.text
safe 0 autogenerate -m more --models more --url "$a"
run 2 up --url "$a" --yes
err 'nothing was applied'
safe 0 diff --url "$a" --to models --exit-code

begin "settings of the database change no answer"
create b
script "$b" <<'E2'
CREATE TABLE t (id int PRIMARY KEY, at timestamptz DEFAULT '2020-02-01 10:00+00', span interval DEFAULT '1 day 02:00',
    real float8 DEFAULT 0.1, bytes bytea DEFAULT '\x00ff', path text DEFAULT E'a\\b', "Mixed" xml, CHECK (at > '2020-03-04'));
CREATE FUNCTION f(x text DEFAULT 'a\b') RETURNS text LANGUAGE sql AS 'SELECT ''a\b'' || $1';
CREATE VIEW v AS SELECT id FROM t WHERE path = 'a\b';
E2
mkdir models migrations
safe 0 inspect --url "$b" -o before.json
sed 's/"real": {/"more": { "type": "text", "default": "'"'c\\\\\\\\d'"'" }, &/' before.json >models/m.json
safe 0 diff --url "$b" --format sql
cp "$work/out" before.sql
for setting in "search_path = ''" "DateStyle = 'SQL, DMY'" 'standard_conforming_strings = off' \
    'quote_all_identifiers = on' 'statement_timeout = 20000' 'lock_timeout = 1' 'row_security = off' \
    'bytea_output = escape' 'IntervalStyle = iso_8601' 'extra_float_digits = -10' \
    'default_transaction_isolation = serializable' 'check_function_bodies = off' \
    "timezone = 'Asia/Kathmandu'" 'enable_seqscan = off' 'xmloption = document' 'array_nulls = off' \
    'transform_null_equals = on' 'backslash_quote = off' 'client_min_messages = debug5'; do
    admin "ALTER DATABASE ${database}_b SET $setting"
done
safe 0 inspect --url "$b" -o after.json
same_file before.json after.json
safe 0 diff --url "$b" --to before.json --exit-code
safe 0 diff --url "$b" --format sql
cp "$work/out" after.sql
same_file before.sql after.sql
safe 0 autogenerate -m more --url "$b"
safe 0 up --url "$b" --yes
safe 0 diff --url "$b" --exit-code
safe 0 status --url "$b" --exit-code
safe 0 down --url "$b" --yes
safe 0 diff --url "$b" --to before.json --exit-code

begin "what in a body looks like a line of a migration file is applied as it is, or refused"
create b
mkdir migrations
cat >migrations/1_traps.sql <<'E2'
CREATE TABLE public.victim (id int);
CREATE FUNCTION public.traps() RETURNS text LANGUAGE sql AS $body$
-- Transaction: none
-- COMMIT;
SELECT 'COMMIT; -- Irreversible: yes
-- Only: nowhere
\.
; $$ \! touch x';
$body$;
E2
safe 0 up --url "$b" --yes
is t "$b" "SELECT prosrc ~ 'Transaction: none' AND prosrc ~ '[\$][\$] .! touch x' FROM pg_proc WHERE proname = 'traps'"
is 1 "$b" "SELECT count(*) FROM public.schema_migrations WHERE status = 'applied'"
no_file x
printf '%s\n' 'CREATE FUNCTION public.g() RETURNS int LANGUAGE sql AS $$' \
    '-- Down Migration (Rollback)' 'SELECT 1 $$;' >migrations/2_section.sql
printf '%s\n' "COMMENT ON TABLE public.victim IS '" '-- Down Migration (Rollback)' \
    "DROP TABLE public.victim;';" >migrations/3_literal.sql
safe 0 verify --url "$b"
safe 0 up --url "$b" --yes
is t "$b" "SELECT prosrc ~ 'Down Migration' FROM pg_proc WHERE proname = 'g'"
is 0 "$b" 'SELECT count(*) FROM public.victim'

finish
