#!/bin/sh
# The published schemas say the same as trueup: a JSON Schema checker (python3-jsonschema) and
# xmllint judge lists of good and bad files, and so do we. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"
lists=$top_srcdir/tests/cli/schemas models=$top_srcdir/models

ours() { # ours: good or bad, by the place that an error names
    if [ "$1" = 0 ]; then
        echo good
    elif grep -qE '^(error: )?file\.[a-z]*:[0-9]+:[0-9]+' err; then
        echo bad
    else
        echo "no judgement ($(head -n 1 err))"
    fi
}
judge_model() { "$trueup" inspect "$1" --scratch-url sqlite::memory: >/dev/null 2>err; }
judge_configuration() {
    "$trueup" inspect empty --config "$1" --scratch-url sqlite::memory: >/dev/null 2>err
}

agree() { # agree LIST FILE JUDGE THEIRS: LIST's verdicts, ours and those of the file THEIRS
    good=0 bad=0
    while IFS='|' read -r verdict what text; do
        case $verdict in '#'*) continue ;; esac
        case $text in
        T*) text="<trueup><tables><table name=\"t\">${text#T}</table></tables></trueup>" ;;
        C*) text="<trueup><tables><table name=\"t\"><columns>${text#C}</columns></table></tables></trueup>" ;;
        Z*) text="<trueup><tables><table name=\"t\" ${text#Z}><columns><column name=\"a\" type=\"int\"/></columns></table></tables></trueup>" ;;
        esac
        printf '%s\n' "$text" >"$2"
        "$3" "$2"
        is=$(ours $?)
        [ "$is" = "$verdict" ] || wrong "$what: $is for trueup"
        if [ "$4" = xmllint ]; then
            xmllint --noout --nonet --schema "$models/trueup-model.xsd" "$2" >/dev/null 2>&1 &&
                theirs=good || theirs=bad
        else
            theirs=$(awk -F '|' -v what="$what" '$2 == what { print $1 }' "$4")
        fi
        [ "$theirs" = "$verdict" ] || wrong "$what: $theirs for the checker"
        [ "$verdict" = good ] && good=$((good + 1)) || bad=$((bad + 1))
    done <"$lists/$1"
    echo "# $1: $good good and $bad bad files were judged alike"
}

begin "trueup schema --of configuration writes the published schema"
run 0 schema --of configuration
same_file "$work/out" "$models/trueup-configuration.schema.json"
run 64 schema --of configuration --format xsd
run 64 schema --of something

# A checker for each list; those of JSON are judged at once.
if python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; then
    begin "a JSON Schema checker and trueup agree on models"
    python3 "$lists/judge.py" "$models/trueup-model.schema.json" "$lists/model.txt" >theirs 2>err ||
        wrong "the checker: $(tail -n 1 err)"
    agree model.txt file.json judge_model theirs
    [ "$good" -ge 40 ] && [ "$bad" -ge 40 ] || wrong "only $good good and $bad bad files"

    begin "a JSON Schema checker and trueup agree on configurations"
    python3 "$lists/judge.py" "$models/trueup-configuration.schema.json" \
        "$lists/configuration.txt" >theirs 2>err || wrong "the checker: $(tail -n 1 err)"
    agree configuration.txt file.json judge_configuration theirs

    begin "the examples are good for the checker"
    for file in "$models"/*/*.json; do
        { printf 'good|%s|' "$file" && tr '\n' ' ' <"$file" && echo; } >one.txt
        python3 "$lists/judge.py" "$models/trueup-model.schema.json" one.txt >theirs 2>err
        grep -q '^good' theirs || wrong "$file: $(cat theirs err)"
    done
else
    begin "a JSON Schema checker and trueup agree # SKIP no python3-jsonschema"
fi

if command -v xmllint >/dev/null; then
    begin "xmllint and trueup agree on models"
    agree model-xml.txt file.xml judge_model xmllint
    [ "$good" -ge 40 ] && [ "$bad" -ge 40 ] || wrong "only $good good and $bad bad files"
    for file in "$models"/*/*.xml; do
        xmllint --noout --nonet --schema "$models/trueup-model.xsd" "$file" 2>/dev/null ||
            wrong "$file is bad"
    done
else
    begin "xmllint and trueup agree # SKIP no xmllint (Debian: libxml2-utils)"
fi
finish
