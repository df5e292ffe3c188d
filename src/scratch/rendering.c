/* pg_dump's script and sqlite_schema, cut into entries that compare whatever their order. */
#include "config.h"

#include "scratch/rendering.h"

#include <stdlib.h>
#include <string.h>

#include "model/kind.h"
#include "model/secret.h"
#include "scratch/server.h"
#include "sql/pg_settle.h"

/* Kinds of pg_dump that have no kind in the model yet: differences there are reported, and refused
 * only when asked to be strict. */
static const char *const unmodelled[] = {
    "ACCESS METHOD",        "DATABASE",       "OPERATOR CLASS", "OPERATOR FAMILY",
    "PROCEDURAL LANGUAGE",  "SECURITY LABEL", "SUBSCRIPTION",   "TEXT SEARCH PARSER",
    "TEXT SEARCH TEMPLATE", "TRANSFORM",
};

/* Those that are modelled, but only managed when asked for. */
static const struct {
    const char *kind;
    unsigned right;
} rights_of[] = {
    {"ACL ", TU_RIGHT_GRANTS}, {"DEFAULT ACL ", TU_RIGHT_GRANTS}, {"OWNER ", TU_RIGHT_OWNER}};

static bool
has_no_kind(const char *title)
{
    for (size_t i = 0; i < TU_LEN(unmodelled); i++) {
        size_t len = strlen(unmodelled[i]);
        if (strncmp(title, unmodelled[i], len) == 0 && title[len] == ' ')
            return true;
    }
    /* "TYPE": all but base types, which are called so as well, are modelled. */
    return strncmp(title, "SHELL TYPE ", 11) == 0;
}

/* "OWNER TABLE public.t", but "ACL public.TABLE t": the owner and privileges of what has no kind
 * are no better known than itself. */
static bool
is_unmodelled(const char *title, unsigned rights)
{
    for (size_t i = 0; i < TU_LEN(rights_of); i++) {
        size_t len = strlen(rights_of[i].kind);
        const char *what = title + len;
        if (strncmp(title, rights_of[i].kind, len) != 0)
            continue;
        if (rights_of[i].right != TU_RIGHT_OWNER)
            what = strchr(what, '.') ? strchr(what, '.') + 1 : "";
        return !(rights & rights_of[i].right) || has_no_kind(what);
    }
    return has_no_kind(title);
}

typedef struct Line {
    const char *text;
    size_t len;
} Line;

static int
compare_lines(const void *a, const void *b)
{
    const Line *la = a, *lb = b;
    size_t len = la->len < lb->len ? la->len : lb->len;
    int order = memcmp(la->text, lb->text, len);
    return order ? order : la->len < lb->len ? -1 : la->len > lb->len;
}

static bool
starts(const Line *line, const char *text)
{
    size_t len = strlen(text);
    return line->len >= len && memcmp(line->text, text, len) == 0;
}

static bool
is_noise(const Line *line)
{
    return line->len == 0 || starts(line, "SET ") || starts(line, "--") ||
           starts(line, "SELECT pg_catalog.set_config") || starts(line, "\\restrict") ||
           starts(line, "\\unrestrict");
}

/* The lines between "CREATE TABLE x (" and ")": columns and constraints, whose order is not part
 * of what a table is here. */
static void
sort_body(Line *lines, size_t count)
{
    size_t first = 0, end = 0;
    for (size_t i = 0; i < count && !end; i++) {
        const Line *line = &lines[i];
        if (!first && starts(line, "CREATE ") && line->text[line->len - 1] == '(')
            first = i + 1;
        else if (first && starts(line, ")"))
            end = i;
    }
    if (!first || !end)
        return;
    for (size_t i = first; i < end; i++) {
        if (lines[i].len && lines[i].text[lines[i].len - 1] == ',')
            lines[i].len--;
    }
    qsort(lines + first, end - first, sizeof *lines, compare_lines);
    if (end + 1 < count)
        qsort(lines + end + 1, count - end - 1, sizeof *lines, compare_lines);
}

/* "ALTER TABLE public.t OWNER TO joe;" is an entry of its own, whatever it stands with. */
static size_t
take_owner(TuRendering *out, TuArena *arena, const char *title, Line *lines, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        char *text = starts(&lines[i], "ALTER ")
                         ? tu_arena_strndup(arena, lines[i].text, lines[i].len)
                         : NULL;
        if (text && strstr(text, " OWNER TO "))
            tu_pairs_add(&out->entries, arena, tu_arena_printf(arena, "OWNER %s", title), text);
        else
            lines[kept++] = lines[i];
    }
    while (kept && is_noise(&lines[kept - 1]))
        kept--;
    return kept;
}

/* ---- storage parameters: their order is that of the statements that set them ---- */

static int
compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum { MOST_OPTIONS = 64 };

/* Cut "a='1', b=2)" at the commas outside of quotes; returns where it ends, or NULL. */
static char *
cut_options(char *at, char **options, size_t *count)
{
    bool quoted = false;
    options[0] = at;
    *count = 1;
    for (; *at && *count < MOST_OPTIONS; at++) {
        quoted ^= *at == '\'';
        if (!quoted && *at == ')')
            return at;
        if (quoted || at[0] != ',' || at[1] != ' ')
            continue;
        *at = '\0';
        options[(*count)++] = at + 2;
    }
    return NULL;
}

static void
sort_options(TuArena *arena, Line *line)
{
    static const char *const heads[] = {"WITH (", " SET ("};
    char *options[MOST_OPTIONS];
    size_t count = 0;
    for (size_t i = 0; i < TU_LEN(heads); i++) {
        char *text = tu_arena_strndup(arena, line->text, line->len);
        char *at = text ? strstr(text, heads[i]) : NULL;
        char *end = at ? cut_options(at + strlen(heads[i]), options, &count) : NULL;
        if (!end || count < 2)
            continue;
        TuBuf sorted = TU_BUF_INIT;
        *end = '\0';
        qsort(options, count, sizeof *options, compare_words);
        tu_buf_addn(&sorted, line->text, (size_t)(at - text) + strlen(heads[i]));
        for (size_t j = 0; j < count; j++)
            tu_buf_addf(&sorted, "%s%s", j ? ", " : "", options[j]);
        tu_buf_addn(&sorted, line->text + (end - text), line->len - (size_t)(end - text));
        if (tu_buf_dup(&sorted, arena))
            *line = (Line){tu_buf_dup(&sorted, arena), sorted.len};
        tu_buf_release(&sorted);
    }
}

static bool
is_foreign(const char *title)
{
    static const char *const titles[] = {"FOREIGN DATA WRAPPER ", "FOREIGN TABLE ", "SERVER "};
    for (size_t i = 0; i < TU_LEN(titles); i++)
        if (strncmp(title, titles[i], strlen(titles[i])) == 0)
            return true;
    return false;
}

/* "    name 'value'," of a list of options that may hold a password? */
static bool
is_secret_option(const Line *line, TuArena *arena)
{
    const char *text = tu_arena_strndup(arena, line->text, line->len);
    size_t indent = text ? strspn(text, " ") : 0, name = text ? strcspn(text + indent, " '") : 0;
    return indent > 0 && text[indent + name] == ' ' && strchr(text + indent, '\'') &&
           tu_secret_name(tu_arena_strndup(arena, text + indent, name));
}

/* A scratch database has no handlers and no passwords, and options have no order. */
static size_t
loosen(Line *lines, size_t count, TuArena *arena)
{
    static const char handler[] = " HANDLER ";
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        Line line = lines[i];
        char *text = starts(&line, "CREATE FOREIGN DATA WRAPPER ")
                         ? tu_arena_strndup(arena, line.text, line.len)
                         : NULL;
        char *at = text ? strstr(text, handler) : NULL;
        if (at) {
            size_t len = strcspn(at + sizeof handler - 1, " ;");
            memmove(at, at + sizeof handler - 1 + len, strlen(at + sizeof handler - 1 + len) + 1);
            line = (Line){text, strlen(text)};
        }
        if (is_secret_option(&line, arena))
            continue;
        if (line.len && line.text[line.len - 1] == ',')
            line.len--;
        lines[kept++] = line;
    }
    if (kept > 1)
        qsort(lines + 1, kept - 1, sizeof *lines, compare_lines);
    return kept;
}

static void
add_entry(TuRendering *out, TuArena *arena, const char *title, Line *lines, size_t count)
{
    TuBuf text = TU_BUF_INIT;
    while (count && is_noise(&lines[0]))
        lines++, count--;
    while (count && is_noise(&lines[count - 1]))
        count--;
    /* Passwords for foreign servers are no part of a schema: a scratch database does not get them.
     */
    if (!title || !count || strncmp(title, "USER MAPPING ", 13) == 0)
        return;
    count = take_owner(out, arena, title, lines, count);
    for (size_t i = 0; i < count; i++)
        sort_options(arena, &lines[i]);
    if (is_foreign(title))
        count = loosen(lines, count, arena);
    if (strncmp(title, "TABLE ", 6) == 0 || strncmp(title, "FOREIGN TABLE ", 14) == 0)
        sort_body(lines, count);
    else if (strncmp(title, "ACL ", 4) == 0 || strncmp(title, "DEFAULT ACL ", 12) == 0)
        qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++) {
        tu_buf_addn(&text, lines[i].text, lines[i].len);
        tu_buf_addc(&text, '\n');
    }
    tu_pairs_add(&out->entries, arena, title, tu_buf_dup(&text, arena));
    tu_buf_release(&text);
}

/* "-- Name: t; Type: TABLE; Schema: public; Owner: -" → "TABLE public.t"; NULL when the line is no
 * such header. */
static const char *
header_title(const Line *line, TuArena *arena)
{
    if (!starts(line, "-- Name: "))
        return NULL;
    char *text = tu_arena_strndup(arena, line->text + 9, line->len - 9);
    char *type = text ? strstr(text, "; Type: ") : NULL;
    char *schema = type ? strstr(type + 8, "; Schema: ") : NULL;
    char *owner = schema ? strstr(schema + 10, "; Owner:") : NULL;
    if (!owner)
        return NULL;
    *type = *schema = *owner = '\0';
    return tu_arena_printf(arena, "%s %s.%s", type + 8, schema + 10, text);
}

static void
cut_dump(TuRendering *out, TuArena *arena, const char *script)
{
    size_t total = 1, count = 0;
    for (const char *at = script; *at; at++)
        total += *at == '\n';
    Line *lines = TU_NEW_N(arena, Line, total + 1);
    if (!lines)
        return;
    for (const char *at = script; *at;) {
        const char *end = strchr(at, '\n');
        end = end ? end : at + strlen(at);
        lines[count++] = (Line){at, (size_t)(end - at)};
        at = *end ? end + 1 : end;
    }
    const char *title = NULL;
    size_t start = 0;
    for (size_t i = 0; i + 2 < count; i++) {
        bool frame = lines[i].len == 2 && starts(&lines[i], "--") && lines[i + 2].len == 2 &&
                     starts(&lines[i + 2], "--");
        const char *next = frame ? header_title(&lines[i + 1], arena) : NULL;
        if (!next)
            continue;
        add_entry(out, arena, title, lines + start, i - start);
        title = next;
        start = i + 3;
    }
    add_entry(out, arena, title, lines + start, count - start);
}

static int
compare_entries(const void *a, const void *b)
{
    const TuPair *pa = a, *pb = b;
    int order = strcmp(pa->name, pb->name);
    return order ? order : strcmp(pa->value, pb->value);
}

TuStatus
tu_rendering_read(TuConn *conn, const TuDumpOptions *options, TuArena *arena, TuRendering *out,
                  TuError *err)
{
    *out = (TuRendering){0};
    const TuScratchEngine *engine = tu_scratch_engine(tu_conn_dialect(conn));
    const char *script = NULL;
    TuStatus status = engine && engine->render
                          ? engine->render(conn, options, arena, &out->entries, err)
                          : tu_conn_dump(conn, options, arena, &script, err);
    const char *settled = tu_pg_settle(script, arena);
    if (status == TU_OK && settled)
        cut_dump(out, arena, settled);
    if (status != TU_OK)
        return status;
    if (tu_arena_failed(arena))
        return tu_error_nomem(err);
    if (out->entries.count)
        qsort(out->entries.items, out->entries.count, sizeof *out->entries.items, compare_entries);
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

static void
report(const TuPair *pair, bool missing, unsigned rights, TuArena *arena, TuNames *uncovered,
       TuBuf *out)
{
    if (is_unmodelled(pair->name, rights)) {
        tu_names_add(uncovered, arena,
                     tu_arena_printf(arena, "%s is %s", pair->name, missing ? "missing" : "left"));
        return;
    }
    tu_buf_addf(out, "%s %s\n", missing ? "wanted:" : "found: ", pair->name);
    for (const char *at = pair->value; *at;) {
        size_t len = strcspn(at, "\n");
        tu_buf_addf(out, "%c   ", missing ? '-' : '+');
        tu_buf_addn(out, at, len);
        tu_buf_addc(out, '\n');
        at += len + (at[len] == '\n');
    }
}

bool
tu_rendering_compare(const TuRendering *got, const TuRendering *want, unsigned rights,
                     TuArena *arena, TuNames *uncovered, TuBuf *out)
{
    size_t i = 0, j = 0, before = out->len;
    while (i < got->entries.count || j < want->entries.count) {
        int order = i == got->entries.count ? 1
                    : j == want->entries.count
                        ? -1
                        : compare_entries(&got->entries.items[i], &want->entries.items[j]);
        if (order < 0)
            report(&got->entries.items[i], false, rights, arena, uncovered, out);
        else if (order > 0)
            report(&want->entries.items[j], true, rights, arena, uncovered, out);
        i += order <= 0;
        j += order >= 0;
    }
    return out->len == before;
}
