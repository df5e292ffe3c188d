#!/bin/sh
# PostgreSQL 16; see check-major.sh.
exec sh "$(dirname "$0")/check-major.sh" 16
