/* What every object starts with, and the model that holds them. Strings are NUL-terminated and
 * live in the model's arena; NULL means "not set", never "". */
#ifndef TU_MODEL_OBJECT_H
#define TU_MODEL_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "model/kind.h"

typedef struct TuObject TuObject;

/* Where a declared object stands in the user's files; file NULL when it does not. */
typedef struct TuPos {
    const char *file;
    int line, column;
} TuPos;

/* What somebody may do with an object. */
typedef struct TuGrant {
    const char *grantee; /* a role, or "public" for everybody: no role can have that name */
    TuNames privileges;  /* "select" ..., sorted; empty: what the engine gives to everybody, or to
                            the owner, was taken away */
    TuNames with_grant_option; /* those that may be passed on, sorted */
} TuGrant;

struct TuObject {
    TuKind kind;
    uint32_t id;           /* dense, in load order: index in model->objects */
    const char *schema;    /* NULL: the default schema of a declared model; kinds without schema */
    const char *name;      /* never NULL; constraints without a name: "" (declared, SQLite) */
    const char *signature; /* identity arguments of a function, else NULL */
    TuObject *parent;      /* table of a column, constraint, index, trigger ...; else NULL */
    TuVec children;        /* TuObject, in load order (columns: in position order) */
    TuVec owned;           /* after tu_model_index(): TuSequence that a column of this table owns */
    TuVec deps;            /* TuObject this one needs; never its own parent or children */
    const char *comment;
    const char *renamed_from; /* declared only: the old name */
    TuPos pos;
    const char *owner; /* a role; NULL: the role that runs, or the kind has none */
    TuVec grants;      /* TuGrant by grantee: what differs from that which the engine gives */
    unsigned
        open_rights; /* TuRight: what nobody asked for, so that a new object has the engine's */
    bool relayed;    /* has privileges that somebody else than the owner gave */
    bool implied;    /* made by the engine with another object: known, not compared, not written */
};

/* Something in the catalog that has no kind yet. */
typedef struct TuUnmodelled {
    const char *what; /* "publication", "operator" ... */
    const char *name; /* as the engine prints it */
} TuUnmodelled;

/* Appends the form of SQL text in which two texts are equal if they mean the same to the engine.
 * The text is of this object, whose names it may use. */
typedef void TuCanonical(TuBuf *out, const char *sql, const TuObject *of);

typedef struct TuModel {
    TuArena *arena;             /* owned */
    TuVec objects;              /* TuObject, load order */
    TuVec kinds[TU_KIND_COUNT]; /* the same by kind */
    TuVec parts;                /* after tu_model_index(): tables that are partitions or inherit */
    TuVec unmodelled;           /* TuUnmodelled */
    size_t of_extensions[TU_KIND_COUNT]; /* objects that came with an extension, not in objects */
    size_t others_of_extensions;         /* likewise, of kinds that are not modelled */
    TuNames not_kept;    /* realised: what was declared and the engine does not keep, a line each */
    TuMap *by_key;       /* owned; by the hash of a key: through tu_model_find() */
    const char *dialect; /* "postgresql", "sqlite"; NULL: declared, not realised yet */
    const char *server_version; /* "15.18"; NULL unless introspected */
    const char *default_schema; /* "public", "main" */
    const char *role;           /* that read it; NULL: none did, or the engine has no roles */
    unsigned manages;           /* TuRight: what of owners and privileges is compared and written */
    TuCanonical *canonical;     /* NULL: text is canonical already (the engine deparsed it) */
    bool ordered;               /* the order of columns is a difference (MySQL) */
    unsigned alters;            /* what the engine can alter, where it was tried (SQLite) */
    bool fold_names;            /* names are equal whatever their case (SQLite) */
} TuModel;

/* New empty model; NULL when memory is out. */
TuModel *tu_model_new(void);
void tu_model_free(TuModel *model);

/* Add an object of a kind: allocates the kind's struct, gives it an id, hangs it below its
 * parent. Strings are borrowed: put them into model->arena first. The key is registered by
 * tu_model_index(), so fields may still change. NULL when memory is out. */
TuObject *tu_model_add(TuModel *model, TuKind kind, const char *schema, const char *name,
                       TuObject *parent);
void tu_model_add_unmodelled(TuModel *model, const char *what, const char *name);
/* Register every object by key; call once after loading. Returns the first object whose key was
 * there already (a duplicate), or NULL. */
TuObject *tu_model_index(TuModel *model);
/* The object of the same key (kind, schema, parent, name, signature) in another model, or NULL. */
TuObject *tu_model_find_same(const TuModel *model, const TuObject *object);
TuObject *tu_model_find(const TuModel *model, TuKind kind, const char *schema, const char *parent,
                        const char *name, const char *signature);
/* Do two names mean the same object in this model? */
bool tu_model_same_name(const TuModel *model, const char *a, const char *b);
/* Child of a parent by kind and name, or NULL; linear in the children. */
TuObject *tu_object_child(const TuObject *parent, TuKind kind, const char *name);
void tu_object_need(TuModel *model, TuObject *object, TuObject *needed); /* add to deps, once */
bool tu_model_failed(const TuModel *model);

/* "table public.customer", "column public.customer.email": for people, unquoted. */
void tu_object_describe(TuBuf *out, const TuObject *object);
/* An index that a failed build left behind: it is there, but nobody wants it. That of a partitioned
 * table is only waiting for those of its partitions. */
bool tu_object_is_leftover(const TuObject *object);
/* Order for people and files: kind, schema, parent, name, signature. */
int tu_object_compare_key(const TuObject *a, const TuObject *b);

#endif
