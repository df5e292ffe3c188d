# One program per source file: add check_cli_NAME to the list, and name its source below.
cli_checks = check_cli_args check_cli_configuration
cli_libs = libtucli.la libtrueup.la $(unit_libs)
check_PROGRAMS += $(cli_checks)
TESTS += $(cli_checks)
check_cli_args_SOURCES = %D%/check_args.c
check_cli_args_CPPFLAGS = $(unit_cppflags)
check_cli_args_LDADD = $(cli_libs) -lpthread
check_cli_configuration_SOURCES = %D%/check_configuration.c
check_cli_configuration_CPPFLAGS = $(unit_cppflags)
check_cli_configuration_LDADD = $(cli_libs) -lpthread
