#!/bin/sh
# The golden cases of mysql; see golden.sh.
exec sh "$(dirname "$0")/golden.sh" mysql
