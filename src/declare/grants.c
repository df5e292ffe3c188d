/* Grants in model files: "grants": { "app": ["select"], "boss": { "privileges": [...],
 * "with_grant_option": [...] } }, both ways. */
#include "config.h"

#include "declare/grants.h"

#include <string.h>

#include "declare/reader.h"
#include "model/rights.h"

static void
unknown_privilege(TuReader *reader, const TuDoc *node)
{
    TuBuf known = TU_BUF_INIT;
    tu_privilege_names(&known);
    tu_reader_issue(reader, node, "%s is not a privilege: %s", tu_reader_quote(reader, node->text),
                    known.s);
    reader->failed |= known.failed;
    tu_buf_release(&known);
}

static void
read_privileges(TuReader *reader, TuNames *into, const TuDoc *node)
{
    size_t i = 0;
    if (node->type != TU_DOC_LIST) {
        tu_reader_expected(reader, node, "a list of privileges");
        return;
    }
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter_index(reader, i++);
        if (item->type != TU_DOC_STRING)
            tu_reader_expected(reader, item, "a string");
        else if (!tu_privilege_known(item->text))
            unknown_privilege(reader, item);
        else
            tu_names_add(into, reader->model->arena,
                         tu_arena_strdup(reader->model->arena, item->text));
        tu_reader_leave(reader, mark);
    }
}

static void
read_grant(TuReader *reader, TuGrant *grant, const TuDoc *node)
{
    if (node->type != TU_DOC_MAP) {
        read_privileges(reader, &grant->privileges, node);
        return;
    }
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter(reader, item->key);
        if (strcmp(item->key, "privileges") == 0)
            read_privileges(reader, &grant->privileges, item);
        else if (strcmp(item->key, "with_grant_option") == 0)
            read_privileges(reader, &grant->with_grant_option, item);
        else
            tu_reader_key_issue(reader, item, "unknown key %s; privileges or with_grant_option",
                                tu_reader_quote(reader, item->key));
        tu_reader_leave(reader, mark);
    }
}

void
tu_reader_grants(TuReader *reader, TuObject *object, const TuDoc *node)
{
    if (node->type != TU_DOC_MAP) {
        tu_reader_expected(reader, node, "a map of roles");
        return;
    }
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter(reader, item->key);
        if (!*item->key) {
            tu_reader_key_issue(reader, item, "the name is empty");
        } else {
            TuGrant *grant = tu_grant_get(&object->grants, reader->model->arena,
                                          tu_arena_strdup(reader->model->arena, item->key));
            if (grant)
                read_grant(reader, grant, item);
        }
        tu_reader_leave(reader, mark);
    }
    tu_grants_sort(&object->grants);
}

static TuDoc *
write_names(const TuNames *names, TuArena *arena)
{
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (size_t i = 0; i < names->count; i++)
        tu_doc_add(list, tu_doc_string(arena, names->items[i]));
    return list;
}

TuDoc *
tu_grants_write(const TuVec *grants, TuArena *arena)
{
    TuDoc *map = tu_doc_new(arena, TU_DOC_MAP);
    for (size_t i = 0; i < grants->count; i++) {
        const TuGrant *grant = grants->items[i];
        TuDoc *node = write_names(&grant->privileges, arena);
        if (grant->with_grant_option.count) {
            TuDoc *both = tu_doc_new(arena, TU_DOC_MAP);
            tu_doc_put(both, arena, "privileges", node);
            tu_doc_put(both, arena, "with_grant_option",
                       write_names(&grant->with_grant_option, arena));
            node = both;
        }
        tu_doc_put(map, arena, grant->grantee, node);
    }
    return map;
}
