#!/bin/sh
# MySQL 9; see check-mysql-server.sh.
exec sh "$(dirname "$0")/check-mysql-server.sh" mysql
