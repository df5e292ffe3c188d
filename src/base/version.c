/* Keeps the library from being empty. */
#include "config.h"
extern const char tu_version[];
const char tu_version[] = PACKAGE_VERSION;
