#!/bin/sh
# PostgreSQL 18; see check-major.sh.
exec sh "$(dirname "$0")/check-major.sh" 18
