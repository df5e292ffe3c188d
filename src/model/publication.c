/* Publications with their tables, and event triggers: what belongs to the database. */
#include "config.h"

#include "model/kind_table.h"

static const TuField publication_fields[] = {
    [TU_PUBLICATION_ALL_TABLES] =
        TU_FIELD_(TuPublication, all_tables, BOOL, 0, "All tables of the database."),
    [TU_PUBLICATION_SCHEMAS] =
        TU_FIELD_(TuPublication, schemas, NAMES, 0, "All tables in these schemas."),
    [TU_PUBLICATION_PUBLISH] =
        TU_FIELD_(TuPublication, publish, STR, 0,
                  "What is published: some of insert, update, delete, truncate; or none. "
                  "Everything when not given."),
    [TU_PUBLICATION_VIA_PARTITION_ROOT] =
        TU_FIELD_(TuPublication, via_partition_root, BOOL, 0,
                  "Changes of partitions are published as those of the whole table."),
    [TU_PUBLICATION_GENERATED_COLUMNS] =
        TU_FIELD_(TuPublication, generated_columns, STR, 0,
                  "Generated columns that are published: stored; none when not given."),
    [TU_PUBLICATION_COMMENT] = TU_FIELD_COMMENT(TuPublication),
};
const TuKindInfo tu_kind_publication = {
    TU_KIND_FIELDS(TuPublication, publication_fields),
    .name = "publication",
    .section = "publications",
    .rights = TU_RIGHT_OWNER,
    .no_schema = true,
};

static const TuField publication_table_fields[] = {
    [TU_PUBLICATION_TABLE_COLUMNS] =
        TU_FIELD_(TuPublicationTable, columns, NAMES, 0, "Columns; all when not given."),
    [TU_PUBLICATION_TABLE_WHERE] = TU_FIELD_(TuPublicationTable, where, EXPR, 0,
                                             "Condition that published rows meet, as SQL text."),
};
const TuKindInfo tu_kind_publication_table = {
    TU_KIND_FIELDS(TuPublicationTable, publication_table_fields),
    .name = "published table",
    .section = "tables",
    .parents = TU_KIND_BIT(TU_KIND_PUBLICATION),
    .no_schema = true,
};

static const char *const events[] = {"ddl_command_start", "ddl_command_end", "sql_drop",
                                     "table_rewrite",     "login",           NULL};
static const char *const enabled_words[] = {"disabled", "replica", "always", NULL};

static const TuField event_trigger_fields[] = {
    [TU_EVENT_TRIGGER_EVENT] =
        TU_FIELD_WORDS(TuEventTrigger, event, events, TU_FIELD_REQUIRED, "When it fires."),
    [TU_EVENT_TRIGGER_TAGS] = TU_FIELD_(TuEventTrigger, tags, NAMES, 0,
                                        "Commands it fires for, such as CREATE TABLE; all when "
                                        "not given."),
    [TU_EVENT_TRIGGER_FUNCTION] =
        TU_FIELD_(TuEventTrigger, function, STR, TU_FIELD_REQUIRED, "Function it calls."),
    [TU_EVENT_TRIGGER_ENABLED] = TU_FIELD_WORDS(TuEventTrigger, enabled, enabled_words, 0,
                                                "How it is enabled, where not as usual."),
    [TU_EVENT_TRIGGER_COMMENT] = TU_FIELD_COMMENT(TuEventTrigger),
};
const TuKindInfo tu_kind_event_trigger = {
    TU_KIND_FIELDS(TuEventTrigger, event_trigger_fields),
    .name = "event trigger",
    .section = "event_triggers",
    .rights = TU_RIGHT_OWNER,
    .no_schema = true,
};
