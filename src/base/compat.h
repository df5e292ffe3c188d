/* Functions that have no place here: unbounded copies, hidden state, unchecked numbers. Include it
 * last; a system header that declares one of these must come before. */
#ifndef TU_BASE_COMPAT_H
#define TU_BASE_COMPAT_H

#if defined __GNUC__
#pragma GCC poison sprintf vsprintf strcpy strcat strncpy strncat strtok gets atoi atol atof
#endif

#endif
