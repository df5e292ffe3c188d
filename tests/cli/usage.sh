#!/bin/sh
# The command line itself: what is wrong ends with 64 and one line, help goes to stdout. TAP.
. "${top_srcdir:-.}/tests/cli/lib.sh"

begin "no command"
run 64
one_error
err '^trueup: no command is given \(see trueup help\)$'

begin "help goes to stdout"
run 0 help
no_err
out '^usage: trueup COMMAND'
out '^  autogenerate '
run 0 --help
no_err
run 0 -h diff
out '^usage: trueup diff'
run 0 help upgrade
out '^usage: trueup up '

begin "version"
run 0 --version
no_err
out '^trueup [0-9]+\.[0-9]+\.[0-9]+$'
run 0 version --format json
json_out
out '"version"'

begin "an unknown command suggests one"
run 64 statsu
one_error
err 'no command "statsu" \(did you mean "status"\?\)'
run 64 help dif
err 'did you mean "diff"'

begin "an unknown option suggests one"
run 64 diff --form sql
one_error
err 'diff has no option "--form" \(did you mean "--from"\?\)'
run 64 status -x
err 'no option "-x"'

begin "values"
run 64 diff --from
err '--from needs a value: --from STATE'
run 64 diff --from --to x
err '--from needs a value'
run 64 status --yes=1
err '--yes takes no value'
run 64 down --steps 0
err 'needs a number from 1'
run 64 status --lock-timeout 5
err 'such as 500ms, 5s or 2min'
run 64 status --format xml
err 'it can be: text json'
run 64 history a
err 'does not take the argument "a"'
run 64 new
err 'new needs --message'
run 64 down 1 --steps 2
err 'one of VERSION, --to and --steps'

begin "an error is a JSON object on stdout when asked for"
run 64 status --frmat=x --format json
json_out
out '"exit_code": 64'
err '^trueup: status has no option'

begin "secrets of the command line are not repeated"
run 64 postgresql://u:geheim@h/db
err_lacks geheim
run 64 history postgresql://u:geheim@h/db
err_lacks geheim
run 64 status --ulr=postgresql://u:geheim@h/db
err_lacks geheim
run 64 status --format postgresql://u:geheim@h/db
err_lacks geheim

begin "an output that cannot be written is an error"
if [ -w /dev/full ]; then
    ran="trueup help >/dev/full"
    "$trueup" help >/dev/full 2>"$work/err"
    [ $? = 1 ] || wrong "ends with $?"
    err 'cannot write the output'
fi

begin "closed streams do no harm"
: >app.db
"$trueup" --url sqlite:app.db status <&- >&- 2>&-
[ ! -s app.db ] || wrong "the database was written to"

finish
