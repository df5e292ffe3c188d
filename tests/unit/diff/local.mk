# One program per source file: add check_NAME to the list, and name its source below.
