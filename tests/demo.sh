#!/bin/sh
# The main job on SQLite with the example of models/shop, in a directory that is thrown away: what
# ./try demo shows. Stops with an error when a step does not do what it should.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
trueup=${TRUEUP-${top_builddir:-$here}/trueup}
bin=$(cd "$(dirname "$trueup")" && pwd)
PATH=$bin:$PATH
XDG_CACHE_HOME=$(mktemp -d)
export XDG_CACHE_HOME
work=$(mktemp -d)
trap 'rm -rf "$work" "$XDG_CACHE_HOME"' EXIT
trap 'exit 130' INT TERM HUP
unset DATABASE_URL TRUEUP_URL
cd "$work"

title() { printf '\n# %s\n' "$*"; }

show() { # print a command, then run it
    printf '$ %s\n' "$*"
    eval "$*"
}

title "A new project: a configuration, the models of the example, a SQLite file"
show trueup init
cat >trueup.yml <<'CONFIG'
url: sqlite:shop.db
models: models
migrations: migrations
CONFIG
rm -f models/*
cp "$here"/models/shop/*.json models/
show cat trueup.yml
show ls models

title "The first migration brings the database to the model"
show trueup autogenerate -m create_shop
show trueup up --yes
show trueup --url sqlite:shop.db inspect

title "The model changes: customers have a phone number, and no price is above 10000"
cp models/shop.json before.json
sed -e '/"email": {/a\        "phone": "varchar(40)",' \
    -e 's/"price >= 0"/"price >= 0 and price <= 10000"/' before.json >models/shop.json
echo '$ diff before.json models/shop.json'
diff before.json models/shop.json && exit 1
show trueup autogenerate -m add_phone
show 'cat migrations/*_add_phone.sql'

title "Apply it, look, and go back"
show trueup up --yes
show trueup status
show trueup diff --exit-code
show trueup down --yes
show trueup history

title "What is left differs by just this change"
status=0
show trueup diff --exit-code || status=$?
[ "$status" = 2 ]
