#!/bin/sh
# MariaDB 11.8; see check-mysql-server.sh.
exec sh "$(dirname "$0")/check-mysql-server.sh" mariadb118
