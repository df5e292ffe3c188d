#!/bin/sh
# The golden cases of sqlite; see golden.sh.
exec sh "$(dirname "$0")/golden.sh" sqlite
