#!/bin/sh
# PostgreSQL databases whose objects have names and texts that try to be something else, and such as
# shadow what we call: correct or refused, and nothing runs that is not a statement. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
[ -n "${TRUEUP_TEST_PG_URL-}" ] || { echo "1..0 # SKIP TRUEUP_TEST_PG_URL is not set" && exit 0; }
PATH=$PATH${TRUEUP_TEST_PG_BIN+:$TRUEUP_TEST_PG_BIN}
command -v psql >/dev/null || { echo "1..0 # SKIP no psql (Debian: postgresql-client-15)" && exit 0; }
PGOPTIONS='-c client_min_messages=error'
export PGOPTIONS

database=trueup_hostile_$$ role=trueup_hostile_role_$$
admin() { psql -X -q -v ON_ERROR_STOP=1 -At -d "$TRUEUP_TEST_PG_URL" -c "$1"; }
url_of() { printf '%s\n' "$TRUEUP_TEST_PG_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }
drop() { admin "DROP DATABASE IF EXISTS ${database}_$1 WITH (FORCE)"; }
create() { drop "$1" && admin "CREATE DATABASE ${database}_$1 TEMPLATE template0" || wrong "no database"; }
clean_up() {
    drop a
    drop b
    admin "DROP ROLE IF EXISTS $role"
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

finish
