# shellcheck shell=sh
# The mysql program for URLs. Sourced; wants TRUEUP_TEST_MYSQL_URL and the folder $work.
#   my_url DATABASE          the test server's URL with another database
#   my_query URL SQL         rows on stdout, columns apart by tabs
#   my_script URL FILE       runs a file as the mysql program does (DELIMITER, comments that run)
#   my_flavour               mariadb or mysql
my_program=
for my_program in "${TRUEUP_TEST_MYSQL_BIN:+$TRUEUP_TEST_MYSQL_BIN/}mariadb" mariadb mysql ''; do
    [ -z "$my_program" ] || ! command -v "$my_program" >/dev/null || break
done

my_url() { printf '%s\n' "$TRUEUP_TEST_MYSQL_URL" | sed -E "s|^([a-z]+://[^/]*/)[^?]*|\1$1|"; }

# The URL as options of the program; the password in a file of its own.
my_options() {
    printf '%s\n' "$1" | sed -nE 's|^[a-z]+://([^:@/]*)(:([^@/]*))?@?([^:/?]*)(:([0-9]+))?/([^?]*)(\?.*socket=([^&]*))?.*|[client]\nuser=\1\npassword=\3\nhost=\4\nport=\6\nsocket=\9\ndatabase=\7|p' |
        sed -E '/=$/d'
}

my_run() { # my_run URL: the statements are on stdin
    my_options "$1" | sed '/^database=/d' >"$work/my.cnf"
    my_database=$(my_options "$1" | sed -n 's/^database=//p')
    # shellcheck disable=SC2086 # no database is no argument
    "$my_program" --defaults-file="$work/my.cnf" --default-character-set=utf8mb4 --comments -N -B $my_database
}
my_query() { printf '%s\n' "$2" | my_run "$1"; }
my_script() { my_run "$1" <"$2"; }
my_flavour() {
    case $(my_query "$TRUEUP_TEST_MYSQL_URL" 'SELECT version()') in
    *MariaDB*) echo mariadb ;;
    *) echo mysql ;;
    esac
}
