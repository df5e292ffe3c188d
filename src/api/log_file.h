/* What runs do, as JSON lines in a file: the entries of the audit log, and those that could not get
 * there. One line is one write at the end of the file; nobody but its owner may read it. */
#ifndef TU_API_LOG_FILE_H
#define TU_API_LOG_FILE_H

#include "api/session.h"
#include "apply/log.h"

/* Can the session's file be written? TU_ERR_IO; TU_OK without one. */
TuStatus tu_log_file_check(const TrueupSession *session, TuError *err);
/* A TuApplyLogFn; data is the session. */
void tu_log_file_add(void *session, const TuLogEntry *entry);

#endif
