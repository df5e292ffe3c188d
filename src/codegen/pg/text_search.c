/* Text search configurations: mappings come, change and go in place. */
#include "config.h"

#include "codegen/pg/pg.h"

static void
map(TuRender *render, const TuObject *object, const char *verb, const TuPair *mapping)
{
    tu_pg_say(render, object, "ALTER TEXT SEARCH CONFIGURATION %N %s MAPPING FOR %I WITH %s",
              object, verb, mapping->name, mapping->value);
}

/* Types of tokens that ask the same dictionaries come together, where the first of them stands. */
static void
map_all(TuRender *render, const TuObject *object, const TuPairs *mappings)
{
    const TuPair *items = mappings->items;

    for (size_t i = 0; i < mappings->count; i++) {
        TuBuf tokens = TU_BUF_INIT;
        bool first = true;

        for (size_t j = 0; j < i && first; j++)
            first = !tu_pg_same(items[j].value, items[i].value);
        for (size_t j = i; first && j < mappings->count; j++)
            if (tu_pg_same(items[j].value, items[i].value))
                tu_pg_put(&tokens, "%s%I", j == i ? "" : ", ", items[j].name);
        if (tokens.failed)
            tu_render_fail(render, TU_ERR_NOMEM, object, "out of memory");
        else if (first)
            tu_pg_say(render, object,
                      "ALTER TEXT SEARCH CONFIGURATION %N ADD MAPPING FOR %s WITH %s", object,
                      tokens.s, items[i].value);
        tu_buf_release(&tokens);
    }
}

static void
create_configuration(TuRender *render, const TuObject *object)
{
    const TuTextSearchConfiguration *configuration = (const TuTextSearchConfiguration *)object;

    tu_pg_made_anew(render,
                    tu_pg_say(render, object, "CREATE TEXT SEARCH CONFIGURATION %N (PARSER = %s)",
                              object, configuration->parser),
                    object);
    map_all(render, object, &configuration->mappings);
    tu_pg_comment(render, object);
}

static TuWay
configuration_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields & TU_FIELD_BIT(TU_TEXT_SEARCH_CONFIGURATION_PARSER) ? TU_WAY_RECREATE
                                                                      : TU_WAY_ALTER;
}

static void
alter_configuration(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                    const TuChange *whole)
{
    const TuPairs *old = &((const TuTextSearchConfiguration *)from)->mappings;
    const TuPairs *new = &((const TuTextSearchConfiguration *)to)->mappings;

    (void)whole;
    for (size_t i = 0; i < old->count; i++)
        if (tu_pairs_find(new, old->items[i].name) == NULL)
            tu_pg_say(render, to, "ALTER TEXT SEARCH CONFIGURATION %N DROP MAPPING FOR %I", to,
                      old->items[i].name);
    for (size_t i = 0; i < new->count; i++) {
        const char *before = tu_pairs_find(old, new->items[i].name);

        if (before == NULL)
            map(render, to, "ADD", &new->items[i]);
        else if (!tu_pg_same(before, new->items[i].value))
            map(render, to, "ALTER", &new->items[i]);
    }
    if (fields & TU_FIELD_BIT(TU_TEXT_SEARCH_CONFIGURATION_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_configuration(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "TEXT SEARCH CONFIGURATION", name);
}

const TuRenderer tu_pg_text_search_configuration = {
    .create = create_configuration,
    .drop = tu_pg_drop_plain,
    .way = configuration_way,
    .alter = alter_configuration,
    .rename = rename_configuration,
};
