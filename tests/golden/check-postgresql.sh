#!/bin/sh
# The golden cases of postgresql; see golden.sh.
exec sh "$(dirname "$0")/golden.sh" postgresql
