/* Reading model files: a file or a directory of them, into a model of their own. */
#include "config.h"

#include "declare/declare.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "declare/reader.h"
#include "declare/xml.h"

static bool
ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcasecmp(text + len - end_len, end) == 0;
}

static bool
is_yaml(const char *path)
{
    return ends_with(path, ".yaml") || ends_with(path, ".yml");
}

static TuStatus
reader_init(TuReader *reader, const TuDeclareTarget *target, TuArena *arena, TuVec *issues)
{
    *reader = (TuReader){
        .model = tu_model_new(),
        .arena = arena,
        .scratch = tu_arena_new(),
        .issues = issues,
        .path = TU_BUF_INIT,
        .seen = tu_map_new(),
        .target = target,
    };
    return reader->model && reader->scratch && reader->seen ? TU_OK : TU_ERR_NOMEM;
}

static void
reader_release(TuReader *reader)
{
    tu_model_free(reader->model);
    tu_model_free(reader->apart);
    tu_arena_free(reader->scratch);
    tu_map_free(reader->seen);
    tu_buf_release(&reader->path);
}

static bool
reader_failed(const TuReader *reader)
{
    return reader->failed || reader->path.failed || tu_map_failed(reader->seen) ||
           tu_model_failed(reader->model) || (reader->apart && tu_model_failed(reader->apart)) ||
           tu_arena_failed(reader->scratch) || tu_arena_failed(reader->arena);
}

/* A text that does not parse is one issue; the other files are still read. */
static TuStatus
read_text(TuReader *reader, const char *text, size_t len, const char *file, TuError *err)
{
    TuDoc *root = NULL;
    TuError parse = {0};
    reader->file = tu_arena_strdup(reader->model->arena, file);
    TuXml *xml = NULL;
    TuStatus st = ends_with(file, ".xml")
                      ? tu_xml_read(text, len, file, reader->scratch, &xml, &parse)
                  : is_yaml(file) ? tu_yaml_read(text, len, file, reader->scratch, &root, &parse)
                                  : tu_json_read(text, len, file, reader->scratch, &root, &parse);
    if (st == TU_ERR_PARSE) {
        reader->incomplete = true;
        const char *hint = parse.hint;
        tu_reader_issue_at(reader, file, parse.line, parse.column, "",
                           tu_arena_printf(reader->arena, "%s%s%s%s", parse.message,
                                           *hint ? " (" : "", hint, *hint ? ")" : ""));
        return TU_OK;
    }
    if (st != TU_OK) {
        if (err)
            *err = parse;
        return st;
    }
    if (xml)
        root = tu_reader_xml(reader, xml);
    if (root)
        tu_reader_document(reader, root);
    else
        reader->incomplete = true;
    return TU_OK;
}

static TuStatus
read_file(TuReader *reader, const char *path, TuError *err)
{
    char *text = NULL;
    size_t len = 0;
    TuStatus st = tu_file_read(path, reader->scratch, &text, &len, err);
    return st == TU_OK ? read_text(reader, text, len, path, err) : st;
}

static TuStatus
read_dir(TuReader *reader, const char *dir, TuError *err)
{
    static const char *const suffixes[] = {".json", ".yaml", ".yml", ".xml", NULL};
    TuNames names = {0};
    size_t count = 0;
    TuStatus st = tu_file_list(dir, suffixes, reader->scratch, &names, err);
    const char *slash = ends_with(dir, "/") ? "" : "/";
    for (size_t i = 0; st == TU_OK && i < names.count; i++) {
        if (ends_with(names.items[i], ".schema.json")) /* the JSON Schema beside the model */
            continue;
        count++;
        const char *path = tu_arena_printf(reader->scratch, "%s%s%s", dir, slash, names.items[i]);
        st = path ? read_file(reader, path, err) : tu_error_nomem(err);
    }
    if (st == TU_OK && count == 0) {
        st = tu_error_set(err, TU_ERR_IO, "no model files in \"%s\"", dir);
        tu_error_hint(err, "a model file ends in .json, .yaml, .yml or .xml");
    }
    return st;
}

static int
compare_issues(const void *a, const void *b)
{
    const TuIssue *x = a, *y = b;
    int order = strcmp(x->file, y->file);
    if (order == 0)
        order = (x->line > y->line) - (x->line < y->line);
    return order ? order : (x->column > y->column) - (x->column < y->column);
}

/* What the reader found becomes the answer; the model goes to the caller or is freed. */
static TuStatus
finish(TuReader *reader, TuStatus st, TuModel **out, TuError *err)
{
    if (st == TU_OK && !reader->incomplete && !reader_failed(reader)) {
        tu_reader_fill(reader);
        tu_reader_check(reader);
    }
    if (st == TU_OK && reader->status != TU_OK) { /* it could not be asked what to read for */
        st = reader->status;
        if (err)
            *err = reader->err;
    }
    if (st == TU_OK && reader_failed(reader))
        st = tu_error_nomem(err);
    if (st == TU_OK && reader->issues->count > 0) {
        tu_vec_sort(reader->issues, compare_issues);
        const TuIssue *first = reader->issues->items[0];
        st = tu_error_set(err, TU_ERR_PARSE, "%s%s%s", first->path, *first->path ? ": " : "",
                          first->message);
        tu_error_at(err, first->file, first->line, first->column);
    }
    if (st == TU_OK) {
        *out = reader->model;
        reader->model = NULL;
    }
    reader_release(reader);
    return st;
}

TuStatus
tu_declare_read_for(const TuNames *paths, const TuDeclareTarget *target, TuArena *arena,
                    TuModel **out, TuVec *issues, TuError *err)
{
    TuReader reader;
    TuVec own = TU_VEC_INIT;
    *out = NULL;
    TuStatus st = reader_init(&reader, target, arena, issues ? issues : &own);
    if (st != TU_OK) {
        reader_release(&reader);
        return tu_error_nomem(err);
    }
    for (size_t i = 0; st == TU_OK && i < paths->count; i++) {
        const char *path = paths->items[i];
        st = tu_file_is_dir(path) ? read_dir(&reader, path, err) : read_file(&reader, path, err);
    }
    return finish(&reader, st, out, err);
}

TuStatus
tu_declare_read(const char *path, TuArena *arena, TuModel **out, TuVec *issues, TuError *err)
{
    const TuNames paths = {.items = &path, .count = 1};
    return tu_declare_read_for(&paths, NULL, arena, out, issues, err);
}

TuStatus
tu_declare_read_text_for(const char *text, size_t len, const char *file,
                         const TuDeclareTarget *target, TuArena *arena, TuModel **out,
                         TuVec *issues, TuError *err)
{
    TuReader reader;
    TuVec own = TU_VEC_INIT;
    *out = NULL;
    TuStatus st = reader_init(&reader, target, arena, issues ? issues : &own);
    if (st != TU_OK) {
        reader_release(&reader);
        return tu_error_nomem(err);
    }
    return finish(&reader, read_text(&reader, text, len, file, err), out, err);
}

TuStatus
tu_declare_read_text(const char *text, size_t len, const char *file, TuArena *arena, TuModel **out,
                     TuVec *issues, TuError *err)
{
    return tu_declare_read_text_for(text, len, file, NULL, arena, out, issues, err);
}
