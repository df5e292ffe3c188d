#!/bin/sh
# PostgreSQL 13; see check-major.sh.
exec sh "$(dirname "$0")/check-major.sh" 13
