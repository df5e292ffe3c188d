# The program as people use it: exit codes, stdout and stderr apart, bad input.
dist_check_SCRIPTS += %D%/help.sh
TESTS += %D%/help.sh
