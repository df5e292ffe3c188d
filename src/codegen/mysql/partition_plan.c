/* The least that makes one partitioning of another. REORGANIZE of a list deletes, without a word,
 * rows whose value no longer has a place, and leaves rows in a DEFAULT partition that belong into a
 * new one: where that could be, PARTITION BY is used, which looks at every row. */
#include "config.h"

#include "codegen/mysql/partition.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/map.h"

typedef struct Planner {
    TuMysqlPartitionPlan *plan;
    const TuVec *from, *to; /* TuMysqlPartition */
    TuArena *arena;
} Planner;

static const TuMysqlPartition *
at(const TuVec *partitions, size_t i)
{
    return partitions->items[i];
}

static void
add_range(const Planner *planner, TuVec *out, const TuVec *partitions, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        tu_vec_add(out, planner->arena, partitions->items[i]);
}

/* The half-open ranges of the old and the new partitions. */
static void
add_step(Planner *planner, TuMysqlPartitionOp op, size_t from, size_t from_end, size_t to,
         size_t to_end)
{
    TuMysqlPartitionStep *step = TU_NEW(planner->arena, TuMysqlPartitionStep);
    if (!step)
        return;
    step->op = op;
    add_range(planner, &step->from, planner->from, from, from_end);
    add_range(planner, &step->to, planner->to, to, to_end);
    tu_vec_add(&planner->plan->steps, planner->arena, step);
}

/* A group of old partitions becomes a group of new ones, unless they are the same. */
static void
reorganize(Planner *planner, size_t from, size_t from_end, size_t to, size_t to_end)
{
    bool same = from_end - from == to_end - to;
    for (size_t i = 0; same && i < from_end - from; i++)
        same = tu_mysql_partition_same(at(planner->from, from + i), at(planner->to, to + i));
    if (!same)
        add_step(planner, TU_MYSQL_REORGANIZE, from, from_end, to, to_end);
}

static bool
names(const TuVec *partitions, const char *name)
{
    for (size_t i = 0; i < partitions->count; i++)
        if (strcasecmp(at(partitions, i)->name, name) == 0)
            return true;
    return false;
}

/* Does a group need a name that another one, which is still there, has? */
static bool
in_the_way(const Planner *planner)
{
    const TuVec *steps = &planner->plan->steps;
    for (size_t i = 0; i < steps->count; i++) {
        const TuMysqlPartitionStep *step = steps->items[i];
        for (size_t j = 0; step->op == TU_MYSQL_REORGANIZE && j < step->to.count; j++) {
            const char *name = at(&step->to, j)->name;
            bool gone = names(&step->from, name);
            for (size_t k = 0; k < i; k++)
                gone = gone || names(&((TuMysqlPartitionStep *)steps->items[k])->from, name);
            if (!gone && names(planner->from, name))
                return true;
        }
    }
    return false;
}

/* ---- ranges ---- */

static bool
is_date(const char *text)
{
    return *text == '\'' && strspn(text + 1, "0123456789-: .") + 2 == strlen(text);
}

/* Is one value above the other? False when they cannot be told apart. */
static bool
is_above(const char *a, const char *b)
{
    char *a_end = NULL, *b_end = NULL;
    if (strcasecmp(a, "MAXVALUE") == 0 || strcasecmp(b, "MAXVALUE") == 0)
        return strcasecmp(b, "MAXVALUE") != 0;
    if (is_date(a) && is_date(b) && strlen(a) == strlen(b))
        return strcmp(a, b) > 0;
    long double x = strtold(a, &a_end), y = strtold(b, &b_end);
    return a_end != a && !*a_end && b_end != b && !*b_end && x > y;
}

static bool
is_wider(const TuMysqlPartition *a, const TuMysqlPartition *b, TuArena *arena)
{
    TuNames x = {0}, y = {0};
    tu_mysql_partition_values(&x, a, arena);
    tu_mysql_partition_values(&y, b, arena);
    if (!x.count || !y.count) /* LESS THAN MAXVALUE */
        return y.count > 0;
    for (size_t i = 0; i < x.count && i < y.count; i++)
        if (strcmp(x.items[i], y.items[i]) != 0)
            return is_above(x.items[i], y.items[i]);
    return false;
}

static bool
same_values(const TuMysqlPartition *a, const TuMysqlPartition *b)
{
    return a->values && b->values && strcmp(a->values, b->values) == 0;
}

/* Up to a bound that both have, the same rows stand on both sides. */
static bool
find_bound(const Planner *planner, size_t from, size_t to, size_t *from_end, size_t *to_end)
{
    for (size_t j = to; j < planner->to->count; j++)
        for (size_t i = from; i < planner->from->count; i++)
            if (same_values(at(planner->from, i), at(planner->to, j))) {
                *from_end = i + 1;
                *to_end = j + 1;
                return true;
            }
    return false;
}

static void
plan_ranges(Planner *planner)
{
    const TuVec *from = planner->from, *to = planner->to;
    size_t i = 0, j = 0, i_end = 0, j_end = 0;
    const TuMysqlPartition *last = at(to, to->count - 1);
    for (size_t k = 0; k < from->count; k++) /* what goes, goes first: its names are free then */
        if (k + 1 < from->count && same_values(at(from, k), last))
            add_step(planner, TU_MYSQL_DROP_PARTITIONS, k + 1, from->count, 0, 0);
    for (; find_bound(planner, i, j, &i_end, &j_end); i = i_end, j = j_end)
        reorganize(planner, i, i_end, j, j_end);
    if (i == from->count && j < to->count) {
        add_step(planner, TU_MYSQL_ADD_PARTITIONS, 0, 0, j, to->count);
    } else if (i < from->count && j < to->count) {
        bool wider = is_wider(last, at(from, from->count - 1), planner->arena);
        if (wider)
            reorganize(planner, i, from->count, j, to->count);
        planner->plan->anew = planner->plan->narrows = !wider;
    }
}

/* ---- lists ---- */

/* The place of a value, from 1, among those of all partitions. */
static TuMap *
map_values(const Planner *planner, const TuVec *partitions)
{
    TuMap *map = tu_map_new();
    for (size_t i = 0; map && i < partitions->count; i++) {
        TuNames values = {0};
        tu_mysql_partition_values(&values, at(partitions, i), planner->arena);
        for (size_t j = 0; j < values.count; j++)
            tu_map_put(map, values.items[j], (void *)(uintptr_t)(i + 1));
    }
    return map;
}

typedef struct Reach {
    size_t end;          /* behind the last place in the others where one of the values stands */
    bool missing, found; /* one of the values has no place there; one has */
} Reach;

static void
reach(const Planner *planner, const TuMysqlPartition *partition, const TuMap *others, Reach *out)
{
    TuNames values = {0};
    tu_mysql_partition_values(&values, partition, planner->arena);
    for (size_t i = 0; i < values.count; i++) {
        size_t place = (size_t)(uintptr_t)tu_map_find(others, values.items[i]);
        out->missing = out->missing || !place;
        out->found = out->found || place;
        out->end = place > out->end ? place : out->end;
    }
}

static bool
has_default(const TuVec *partitions)
{
    for (size_t i = 0; i < partitions->count; i++)
        if (at(partitions, i)->values && strcasecmp(at(partitions, i)->values, "DEFAULT") == 0)
            return true;
    return false;
}

/* Partitions none of whose values is wanted any more go; the others stay, in `left`. False when
 * some rows would have no place, or one that only the server can tell. */
static bool
drop_lists(Planner *planner, const TuMap *from_values, const TuMap *to_values, TuVec *left)
{
    const TuVec *from = planner->from, *to = planner->to;
    Reach added = {0};
    bool lost = false;
    TuMysqlPartitionStep *step = TU_NEW(planner->arena, TuMysqlPartitionStep);
    for (size_t i = 0; step && i < from->count; i++) {
        Reach old = {0};
        reach(planner, at(from, i), to_values, &old);
        bool goes = old.missing && !old.found && !names(to, at(from, i)->name);
        tu_vec_add(goes ? &step->from : left, planner->arena, from->items[i]);
        lost = lost || (old.missing && !goes);
    }
    for (size_t i = 0; i < to->count; i++)
        reach(planner, at(to, i), from_values, &added);
    if (!step || lost || !left->count)
        return false;
    bool changes = added.missing || step->from.count;
    if (changes && (has_default(to) || (has_default(from) && added.missing)))
        return false;
    if (step->from.count)
        tu_vec_add(&planner->plan->steps, planner->arena, step);
    return true;
}

/* From here on, the smallest groups whose values are the same but for new ones. */
static void
group_lists(Planner *planner, const TuMap *from_values, const TuMap *to_values)
{
    const TuVec *from = planner->from, *to = planner->to;
    size_t i = 0, j = 0, first = 0, first_to = 0;
    while (first < from->count) {
        Reach old = {.end = first_to + 1}, new = {.end = first + 1};
        while (i < new.end || j < old.end) {
            if (i < new.end)
                reach(planner, at(from, i++), to_values, &old);
            else
                reach(planner, at(to, j++), from_values, &new);
        }
        reorganize(planner, first, i, first_to, j);
        first = i;
        first_to = j;
    }
    if (j < to->count)
        add_step(planner, TU_MYSQL_ADD_PARTITIONS, 0, 0, j, to->count);
}

static void
plan_lists(Planner *planner)
{
    TuVec left = TU_VEC_INIT;
    TuMap *to_values = map_values(planner, planner->to);
    TuMap *from_values = map_values(planner, planner->from), *left_values = NULL;
    if (from_values && to_values && drop_lists(planner, from_values, to_values, &left)) {
        planner->from = &left;
        left_values = map_values(planner, &left);
        if (left_values)
            group_lists(planner, left_values, to_values);
        planner->from = &planner->plan->from.items;
    } else {
        planner->plan->anew = true;
        planner->plan->narrows = !has_default(planner->to);
    }
    planner->plan->failed = tu_map_failed(from_values) || tu_map_failed(to_values) ||
                            (left_values && tu_map_failed(left_values));
    tu_map_free(from_values);
    tu_map_free(to_values);
    tu_map_free(left_values);
}

/* ---- hashes, and history ---- */

/* Those that differ, one run of neighbours after the other: their number stays. */
static void
rename_runs(Planner *planner, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t first = i;
        while (i < count && !tu_mysql_partition_same(at(planner->from, i), at(planner->to, i)))
            i++;
        if (i > first)
            add_step(planner, TU_MYSQL_REORGANIZE, first, i, first, i);
    }
}

static void
plan_hashes(Planner *planner)
{
    size_t from = planner->from->count, to = planner->to->count;
    if (to < from)
        add_step(planner, TU_MYSQL_COALESCE, to, from, 0, 0);
    rename_runs(planner, from < to ? from : to);
    if (to > from)
        add_step(planner, TU_MYSQL_ADD_PARTITIONS, 0, 0, from, to);
}

/* The present stays the last one, and history is never thrown away: with fewer partitions it is
 * written anew. */
static void
plan_times(Planner *planner)
{
    size_t from = planner->from->count, to = planner->to->count;
    bool same =
        from == to || tu_mysql_partition_same(at(planner->from, from - 1), at(planner->to, to - 1));
    if (to < from || !same) {
        planner->plan->anew = true;
        return;
    }
    rename_runs(planner, from == to ? from : from - 1);
    if (to > from)
        add_step(planner, TU_MYSQL_ADD_PARTITIONS, 0, 0, from - 1, to - 1);
}

void
tu_mysql_plan_partitions(TuMysqlPartitionPlan *plan, const char *from, const char *to,
                         TuArena *arena)
{
    static void (*const ways[])(Planner *) = {
        [TU_MYSQL_BY_RANGE] = plan_ranges,
        [TU_MYSQL_BY_LIST] = plan_lists,
        [TU_MYSQL_BY_HASH] = plan_hashes,
        [TU_MYSQL_BY_TIME] = plan_times,
    };
    *plan = (TuMysqlPartitionPlan){0};
    bool read = tu_mysql_partitions_read(&plan->from, from, arena) &&
                tu_mysql_partitions_read(&plan->to, to, arena);
    if (!read || plan->from.method != plan->to.method ||
        strcmp(plan->from.head, plan->to.head) != 0) {
        plan->anew = true;
        return;
    }
    Planner planner = {plan, &plan->from.items, &plan->to.items, arena};
    ways[plan->from.method](&planner);
    plan->anew = plan->anew || in_the_way(&planner);
    plan->failed = plan->failed || tu_arena_failed(arena);
    if (!plan->anew)
        return;
    for (size_t i = 0; i < plan->steps.count; i++)
        plan->narrows |=
            ((TuMysqlPartitionStep *)plan->steps.items[i])->op == TU_MYSQL_DROP_PARTITIONS;
    plan->steps = (TuVec)TU_VEC_INIT;
}
