/* The configuration file: trueup.yml, trueup.yaml or trueup.json. */
#ifndef TU_CLI_CONFIGURATION_H
#define TU_CLI_CONFIGURATION_H

#include "base/arena.h"
#include "base/doc.h"
#include "base/error.h"

typedef struct TuConfig TuConfig;

/* Read the named file, or (NULL) the first one from the working directory upwards; out is NULL when
 * there is none. Every key is checked. TU_ERR_CONFIG with the place, TU_ERR_NOMEM. */
TuStatus tu_config_find(const char *path, TuArena *arena, TuConfig **out, TuError *err);
/* TU_ERR_CONFIG when the file lists environments, and the named one is not among them; env may be
 * NULL. */
TuStatus tu_config_check_env(const TuConfig *config, const char *env, TuError *err);
/* The value of a key, that of the environment before the common one, with ${VAR} and ${file:path}
 * put in, paths relative to the working directory, lists with commas, those of paths with newlines;
 * NULL when it is not set. */
TuStatus tu_config_get(const TuConfig *config, const char *env, const char *key, TuArena *arena,
                       const char **out, TuError *err);
/* The published JSON Schema of the file, from the table of its keys; NULL when memory is out. */
TuDoc *tu_config_schema(TuArena *arena);

#endif
