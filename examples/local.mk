dist_check_DATA += %D%/start_up.c
