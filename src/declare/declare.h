/* Model files (JSON, YAML, XML) ⇄ model, through the field tables. */
#ifndef TU_DECLARE_DECLARE_H
#define TU_DECLARE_DECLARE_H

#include "base/doc.h"
#include "base/error.h"
#include "model/objects.h"

/* Everything that is wrong, at once. */
typedef struct TuIssue {
    const char *file;
    int line, column;
    const char *path;    /* "tables.customer.columns.email"; "" for the file as a whole */
    const char *message; /* "unknown key \"tpye\"; did you mean \"type\"?" */
} TuIssue;

/* What a model is read for. */
typedef struct TuDeclareTarget {
    /* "postgresql", "sqlite", "mysql" or "mariadb"; asked once, and only when a file tells them
     * apart. */
    TuStatus (*dialect)(void *data, const char **out, TuError *err);
    void *data;
    bool loose; /* the engine takes a foreign key to a table that is not there */
} TuDeclareTarget;

/* Read a file, or every .json, .yaml, .yml and .xml file of a directory merged (an object defined
 * twice is an issue naming both places; *.schema.json is left out). New model in *out, not indexed
 * into any schema: schema NULL = default. When something is wrong: TU_ERR_PARSE, *out NULL, issues
 * (TuIssue, in the arena; may be NULL) in file and line order, err holds the first. */
TuStatus tu_declare_read(const char *path, TuArena *arena, TuModel **out, TuVec *issues,
                         TuError *err);
/* The same of several paths for one target (NULL: of values by dialect the first one, and every
 * object). */
TuStatus tu_declare_read_for(const TuNames *paths, const TuDeclareTarget *target, TuArena *arena,
                             TuModel **out, TuVec *issues, TuError *err);
/* The same from memory. file names the text in messages; what ends in .yaml or .yml is YAML,
 * in .xml XML. */
TuStatus tu_declare_read_text(const char *text, size_t len, const char *file, TuArena *arena,
                              TuModel **out, TuVec *issues, TuError *err);
TuStatus tu_declare_read_text_for(const char *text, size_t len, const char *file,
                                  const TuDeclareTarget *target, TuArena *arena, TuModel **out,
                                  TuVec *issues, TuError *err);
/* Model as a document in the vocabulary of model files; what realises back to the same model.
 * Objects of the default schema stand at the top, others below "schemas". It borrows the texts of
 * the model. */
TuDoc *tu_declare_write(const TuModel *model, TuArena *arena,
                        bool (*skip)(const TuObject *, void *), void *data);
/* Such a document as XML, with a newline at its end. TU_ERR_UNSUPPORTED for a text with control
 * characters, which XML cannot hold. */
TuStatus tu_declare_write_xml(TuBuf *out, const TuDoc *doc, TuError *err);
/* The published schemas, generated from the field tables. */
void tu_declare_xml_schema(TuBuf *out);
TuDoc *tu_declare_json_schema(TuArena *arena);

#endif
