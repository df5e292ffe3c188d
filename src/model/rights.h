/* Owners and privileges: what stands beside the fields of an object, and is compared only when it
 * is managed. */
#ifndef TU_MODEL_RIGHTS_H
#define TU_MODEL_RIGHTS_H

#include "model/objects.h"

/* Everybody, as a grantee. */
#define TU_PUBLIC "public"

/* Is it the name of a privilege, in lower case? */
bool tu_privilege_known(const char *name);
/* The words, with commas between, for messages. */
void tu_privilege_names(TuBuf *out);

/* The grant to somebody, or NULL. */
const TuGrant *tu_grant_find(const TuVec *grants, const char *grantee);
/* The same; one that is not there is added, with nothing in it. NULL when memory is out. */
TuGrant *tu_grant_get(TuVec *grants, TuArena *arena, const char *grantee);
/* Put lists into the order in which they are compared. */
void tu_grants_sort(TuVec *grants);
bool tu_grants_same(const TuVec *a, const TuVec *b);
/* "app: select, insert; public: (none)" for people. */
void tu_grants_print(TuBuf *out, const TuVec *grants);

/* Is the object part of what the model manages? Default privileges are not unless asked for. */
bool tu_model_manages(const TuModel *model, const TuObject *object);
/* What differs of what both models manage (TuRight). */
unsigned tu_rights_differ(const TuModel *from, const TuObject *a, const TuModel *to,
                          const TuObject *b);
/* Does the owner of this object follow that of its table? */
bool tu_owner_follows(const TuObject *object);
/* The owner that has to be said: NULL when it is the role that runs, or follows another. */
const char *tu_owner_named(const TuModel *model, const TuObject *object);

/* What is not managed is as it was: objects of to take it from those of from, so that one that is
 * made anew gets it back; what is new keeps what the engine gives. Texts are shared. */
void tu_rights_keep(TuModel *to, const TuModel *from);
/* A declared model says nothing about what is not managed. */
void tu_rights_open(TuModel *model);
/* The model was read by another role than the one that will run: that one stands in its place. */
void tu_rights_act_as(TuModel *model, const char *role);

#endif
