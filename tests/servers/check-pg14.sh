#!/bin/sh
# PostgreSQL 14; see check-major.sh.
exec sh "$(dirname "$0")/check-major.sh" 14
