#!/bin/sh
# PostgreSQL 17; see check-major.sh.
exec sh "$(dirname "$0")/check-major.sh" 17
