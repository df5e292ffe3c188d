/* What each engine gives to tu_introspect(). */
#ifndef TU_INTROSPECT_INTROSPECT_DIALECTS_H
#define TU_INTROSPECT_INTROSPECT_DIALECTS_H

#include "introspect/introspect.h"

/* Whole database into a new model, as tu_introspect() says; *out is NULL on error. */
typedef TuStatus TuIntrospectFn(TuConn *conn, TuModel **out, TuError *err);

TuIntrospectFn tu_introspect_pg;
TuIntrospectFn tu_introspect_sqlite;
TuIntrospectFn tu_introspect_mysql;

/* The canonical forms of an engine that keeps texts as they were typed. */
TuCanonical tu_sqlite_canonical;

/* What ALTER TABLE of the linked library can do with constraints: TuSqliteAlter. */
unsigned tu_sqlite_probe(void);

#endif
