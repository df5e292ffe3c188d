/* Migration files: names, header, sections, checksums, writing. */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/migration.h"

#define FILE_NAME "20250115_103000_1.2.0_add_orders.sql"
#define FP_A "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define FP_B "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static TuArena *arena;
static TuError err;

static void
setup(void)
{
    arena = tu_arena_new();
    memset(&err, 0, sizeof(err));
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

static TuMigration *
read_text(const char *text)
{
    TuMigration *out = NULL;
    TuStatus st =
        tu_migration_read(FILE_NAME, text, strlen(text), &tu_dialect_pg, arena, &out, &err);
    ck_assert_msg(st == TU_OK, "%s:%d: %s", err.file, err.line, err.message);
    return out;
}

static void
refused(const char *text, int line, const char *message)
{
    TuMigration *out = NULL;
    TuStatus st =
        tu_migration_read(FILE_NAME, text, strlen(text), &tu_dialect_pg, arena, &out, &err);
    ck_assert_msg(st == TU_ERR_PARSE, "accepted: %s", text);
    ck_assert_msg(err.line == line, "line %d, not %d: %s", err.line, line, err.message);
    ck_assert_msg(strstr(err.message, message) != NULL, "\"%s\" not in \"%s\"", message,
                  err.message);
    ck_assert_str_eq(err.file, FILE_NAME);
}

static const char *
statement(const TuSection *section, size_t i)
{
    const TuSqlPart *part = section->statements.items[i];
    return tu_arena_strndup(arena, part->text, part->len);
}

static const char full[] = "-- Migration: 1.2.0 - add_orders\n"
                           "-- Created: 2025-01-15T10:30:00Z\n"
                           "-- Requires: 1.1.0\n"
                           "-- Compatibility: minor\n"
                           "-- Database: postgresql\n"
                           "-- From: " FP_A "   To: " FP_B "\n"
                           "-- Proof: up-down-up, 214 rows, postgresql 15.18\n"
                           "-- Hazards: TU201 index build blocks writes on orders\n"
                           "-- Hazards: TU102 table old goes\n"
                           "-- Allow: TU201 reason=\"table is empty until launch\"\n"
                           "-- Up Migration\n"
                           "CREATE TABLE orders (id int);\n"
                           "CREATE INDEX ON orders (id);\n"
                           "-- Down Migration (Rollback)\n"
                           "-- Transaction: none\n"
                           "DROP TABLE orders;\n";

START_TEST(test_the_whole_header_is_read)
{
    TuMigration *m = read_text(full);
    const TuMigrationRule *hazard = m->hazards.items[1], *allow = m->allow.items[0];
    ck_assert_str_eq(m->version, "1.2.0");
    ck_assert_str_eq(m->name, "add_orders");
    ck_assert_str_eq(m->stamp, "20250115_103000");
    ck_assert_str_eq(m->created, "2025-01-15T10:30:00Z");
    ck_assert_uint_eq(m->requires.count, 1);
    ck_assert_str_eq(m->requires.items[0], "1.1.0");
    ck_assert_str_eq(m->compatibility, "minor");
    ck_assert_str_eq(m->database, "postgresql");
    ck_assert_str_eq(m->from, FP_A);
    ck_assert_str_eq(m->to, FP_B);
    ck_assert_str_eq(m->proof, "up-down-up, 214 rows, postgresql 15.18");
    ck_assert_uint_eq(m->hazards.count, 2);
    ck_assert_str_eq(hazard->rule, "TU102");
    ck_assert_str_eq(hazard->text, "table old goes");
    ck_assert_int_eq(hazard->line, 9);
    ck_assert_str_eq(allow->text, "table is empty until launch");
    ck_assert_ptr_nonnull(tu_migration_allows(m, "TU201"));
    ck_assert_ptr_null(tu_migration_allows(m, "TU102"));
}
END_TEST

START_TEST(test_sections_hold_their_statements_with_lines_of_the_file)
{
    TuMigration *m = read_text(full);
    const TuSqlPart *second = m->up.statements.items[1];
    ck_assert_uint_eq(m->up.statements.count, 2);
    ck_assert_str_eq(statement(&m->up, 0), "CREATE TABLE orders (id int)");
    ck_assert_int_eq(second->line, 13);
    ck_assert(!m->up.no_transaction);
    ck_assert(m->down.no_transaction);
    ck_assert_uint_eq(m->down.statements.count, 1);
    ck_assert_int_eq(((TuSqlPart *)m->down.statements.items[0])->line, 16);
    ck_assert_str_eq(m->down.text, "-- Transaction: none\nDROP TABLE orders;");
}
END_TEST

START_TEST(test_a_plain_file_is_all_up_section)
{
    TuMigration *m = read_text("-- some words: here\n-- Transaction: none\nselect 1;\nselect 2");
    ck_assert_uint_eq(m->up.statements.count, 2);
    ck_assert_int_eq(((TuSqlPart *)m->up.statements.items[0])->line, 3);
    ck_assert(m->up.no_transaction);
    ck_assert_ptr_null(m->down.text);
    m = read_text("");
    ck_assert_uint_eq(m->up.statements.count, 0);
}
END_TEST

static void
is_part(const TuSection *section, size_t at, size_t first, size_t count, bool outside)
{
    const TuSectionPart *part = section->parts.items[at];
    ck_assert_uint_eq(part->first, first);
    ck_assert_uint_eq(part->count, count);
    ck_assert_int_eq(part->no_transaction, outside);
    ck_assert_ptr_eq(tu_section_part_of(section, first + count - 1), part);
}

START_TEST(test_a_section_has_parts)
{
    TuMigration *m = read_text("-- Up Migration\nselect 1;\nselect 2;\n-- Transaction: none\n"
                               "-- Lock: SHARE on t, scan\nselect 3;\n\n-- Transaction: own\n"
                               "select ';\n-- Transaction: none\n';\n-- Lock: x\nselect 5;\n"
                               "-- Transaction: none\n-- Down Migration\nselect 1;\n");
    ck_assert(m->up.no_transaction);
    ck_assert_uint_eq(m->up.parts.count, 3);
    is_part(&m->up, 0, 0, 2, false);
    is_part(&m->up, 1, 2, 1, true);
    is_part(&m->up, 2, 3, 2, false);
    ck_assert_ptr_null(tu_section_part_of(&m->up, 5));
    ck_assert(!m->down.no_transaction);
    ck_assert_uint_eq(m->down.parts.count, 1);
    m = read_text("-- Transaction: own\nselect 1;\n-- Transaction: own\nselect 2;\n");
    ck_assert(m->up.no_transaction);
    ck_assert_uint_eq(m->up.parts.count, 2);
    is_part(&m->up, 1, 1, 1, false);
}
END_TEST

START_TEST(test_section_directives_are_read)
{
    TuMigration *m = read_text("-- Up Migration\n-- Only: staging, dev\nselect 1;\n"
                               "-- Down Migration\n-- Irreversible: rows are gone\n");
    ck_assert_uint_eq(m->up.only.count, 2);
    ck_assert_str_eq(m->up.only.items[1], "dev");
    ck_assert_str_eq(m->down.irreversible, "rows are gone");
    ck_assert_uint_eq(m->down.statements.count, 0);
}
END_TEST

START_TEST(test_section_lines_inside_text_are_text)
{
    TuMigration *m = read_text("-- Up Migration\n"
                               "select 'a\n-- Down Migration (Rollback)\nb';\n"
                               "do $$\n-- Down Migration (Rollback)\n-- Transaction: none\n$$;\n"
                               "/* \n-- Down Migration (Rollback)\n*/\n"
                               "-- Down Migration (Rollback)\nselect 2;");
    ck_assert_uint_eq(m->up.statements.count, 2);
    ck_assert_uint_eq(m->down.statements.count, 1);
    ck_assert(!m->up.no_transaction);
}
END_TEST

START_TEST(test_bad_headers_name_their_line)
{
    static const struct {
        const char *text;
        int line;
        const char *message;
    } cases[] = {
        {"-- Migration: 1.2.0 - x\n-- Authr: me\n", 2, "unknown directive \"Authr\""},
        {"-- Up Migration\n-- Transactoin: none\nselect 1;", 2, "unknown directive"},
        {"-- Migration: 1.3.0 - x\n", 1, "version 1.2.0"},
        {"-- Created: a\n-- Created: b\n", 2, "given twice"},
        {"-- Compatibility: huge\n", 1, "not patch, minor or major"},
        {"-- Database: sqlite\n", 1, "is for sqlite"},
        {"-- From: sha256:12\n", 1, "not a fingerprint"},
        {"-- From: " FP_A " Too: " FP_B "\n", 1, "after the fingerprint"},
        {"-- To: " FP_A "\n-- From: " FP_A " To: " FP_B "\n", 2, "given twice"},
        {"-- Hazards: everything\n", 1, "does not begin with a rule"},
        {"-- Allow: TU102\n", 1, "is not like"},
        {"-- Allow: TU102 reason=\"\"\n", 1, "is not like"},
        {"-- Allow: TU102 reason=\"a\" reason=\"b\"\n", 1, "is not like"},
        {"-- Allow: TU102 reason=\"a\n", 1, "is not like"},
        {"-- Proof:\n", 1, "has no value"},
        {"-- Up Migration\n-- Transaction: some\n", 2, "neither"},
        {"-- Up Migration\n-- From: " FP_A "\n", 2, "belongs in the header"},
        {"-- Up Migration\nselect 1;\n-- Only: dev\nselect 2;", 3, "comes after a statement"},
        {"-- Up Migration\n-- Transaction: none\n-- Transaction: own\nselect 2;", 3, "given twice"},
        {"-- Transaction: none\n-- Up Migration\nselect 1;", 2, "belongs below a section line"},
        {"select 1;\n-- Up Migration\nselect 1;", 2, "before the first section line"},
        {"-- Up Migration\nselect 1;\n-- Up Migration\n", 3, "there twice"},
        {"-- Up Migration\nselect 1\n-- Down Migration (Rollback)\nselect 2;", 3,
         "inside a statement"},
        {"-- Up Migration\nselect 1;\nselect 'x;\n", 3, "never ends"},
        {"-- Up Migration\nselect 1;\n\\connect x\n", 3, ""},
        {"-- Up Migration\nselect '\xff';\n", 2, "UTF-8"},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++)
        refused(cases[i].text, cases[i].line, cases[i].message);
}
END_TEST

START_TEST(test_a_long_header_line_is_refused)
{
    char text[400];
    memset(text, 'x', sizeof(text));
    memcpy(text, "-- Proof: ", 10);
    memcpy(text + 396, "\n", 2);
    refused(text, 1, "longer than 256");
}
END_TEST

START_TEST(test_file_names_follow_their_grammar)
{
    static const struct {
        const char *file, *stamp, *version, *name;
    } good[] = {
        {"20250115_103000_1.2.0_add_orders.sql", "20250115_103000", "1.2.0", "add_orders"},
        {"dir/001_init.sql", NULL, "001", "init"},
        {"1.0.0-rc.1_a-b.c.sql", NULL, "1.0.0-rc.1", "a-b.c"},
        {"20250115103000_x.sql", NULL, "20250115103000", "x"},
    };
    static const char *const bad[] = {
        "add_orders.sql", "001.sql",     "001_.sql", "001_x.txt",        "20250115_103000_add.sql",
        "001_a b.sql",    "001_a;b.sql", "_x.sql",   "001_\xc3\xa9.sql", "a1_x.sql",
    };
    for (size_t i = 0; i < TU_LEN(good); i++) {
        TuMigration m = {0};
        ck_assert_int_eq(tu_migration_parse_name(good[i].file, arena, &m, &err), TU_OK);
        ck_assert_pstr_eq(m.stamp, good[i].stamp);
        ck_assert_str_eq(m.version, good[i].version);
        ck_assert_str_eq(m.name, good[i].name);
    }
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        TuMigration m = {0};
        ck_assert_msg(tu_migration_parse_name(bad[i], arena, &m, &err) == TU_ERR_PARSE, "%s",
                      bad[i]);
    }
}
END_TEST

START_TEST(test_messages_become_names)
{
    ck_assert_str_eq(tu_migration_name("Add Orders!", arena), "add_orders");
    ck_assert_str_eq(tu_migration_name("../../etc/passwd\n-- Transaction: none", arena),
                     "etc_passwd_transaction_none");
    ck_assert_str_eq(tu_migration_name("\xc3\xa9\xc3\xa9", arena), "migration");
    ck_assert_str_eq(tu_migration_name("", arena), "migration");
    char long_text[500];
    memset(long_text, 'a', sizeof(long_text) - 1);
    long_text[499] = '\0';
    ck_assert_uint_eq(strlen(tu_migration_name(long_text, arena)), TU_MIGRATION_NAME_MAX);
}
END_TEST

START_TEST(test_checksums_ignore_line_ends_and_marks)
{
    static const char *const same[] = {"a\nb\n", "a\nb", "a\r\nb\r\n",
                                       "\xEF\xBB\xBF"
                                       "a\nb\n\n\n"};
    char first[TU_MIGRATION_CHECKSUM], other[TU_MIGRATION_CHECKSUM];
    tu_migration_checksum(same[0], strlen(same[0]), first, &err);
    ck_assert_uint_eq(strlen(first), 67);
    ck_assert(strncmp(first, "v1:", 3) == 0);
    for (size_t i = 1; i < TU_LEN(same); i++) {
        ck_assert_int_eq(tu_migration_checksum(same[i], strlen(same[i]), other, &err), TU_OK);
        ck_assert_str_eq(first, other);
    }
    tu_migration_checksum("a\nb ", 4, other, &err);
    ck_assert_str_ne(first, other);
    ck_assert_int_eq(tu_migration_checksum("a\xff", 2, other, &err), TU_ERR_PARSE);
    ck_assert_int_eq(tu_migration_checksum("a\0b", 3, other, &err), TU_ERR_PARSE);
}
END_TEST

/* A body that was written on Windows keeps its line ends in a file that has others. */
START_TEST(test_line_ends_inside_a_literal_stay)
{
    static const char text[] = "SELECT 1;\nSELECT 'a\r\nb';\n";
    TuMigration *m = read_text(text);
    const TuSqlPart *part = m->up.statements.items[1];
    ck_assert_uint_eq(part->len, strlen("SELECT 'a\r\nb'"));
    ck_assert_mem_eq(part->text, "SELECT 'a\r\nb'", part->len);
    m = read_text("SELECT 1;\r\nSELECT 'a\r\nb';\r\n");
    part = m->up.statements.items[1];
    ck_assert_uint_eq(part->len, strlen("SELECT 'a\nb'"));
}
END_TEST

START_TEST(test_schemas_of_any_name_stand_in_the_header)
{
    static const char *const names[] = {"plain",     "a b",      "a\"b",           "E\"x",
                                        "new\nline", "\x1b[31m", "a\\b",           "back\\\n",
                                        "/*",        "*/",       "\xE2\x80\xAErtl"};
    TuMigration *m = read_text(full);
    TuBuf out = TU_BUF_INIT;
    m->schemas = (TuNames){0};
    for (size_t i = 0; i < TU_LEN(names); i++)
        tu_names_add(&m->schemas, arena, names[i]);
    ck_assert_msg(tu_migration_write(&out, m, &tu_dialect_pg, &err) == TU_OK, "%s", err.message);
    ck_assert_ptr_nonnull(strstr(out.s, "E\"new\\x0aline\""));
    ck_assert_ptr_null(strchr(out.s, 0x1b));
    m = read_text(out.s);
    ck_assert_uint_eq(m->schemas.count, TU_LEN(names));
    for (size_t i = 0; i < TU_LEN(names); i++)
        ck_assert_str_eq(m->schemas.items[i], names[i]);
    tu_buf_release(&out);
}
END_TEST

START_TEST(test_what_is_written_is_the_format_byte_for_byte)
{
    TuBuf out = TU_BUF_INIT;
    TuMigration *m = read_text(full);
    ck_assert_int_eq(tu_migration_write(&out, m, &tu_dialect_pg, &err), TU_OK);
    ck_assert_str_eq(out.s, full);
    ck_assert_str_eq(tu_migration_file_name(m, arena), FILE_NAME);
    tu_buf_release(&out);
}
END_TEST

static TuMigration *
hostile(void)
{
    TuMigration *m = TU_NEW(arena, TuMigration);
    TuMigrationRule *rule = TU_NEW(arena, TuMigrationRule);
    m->version = "1.2.0";
    m->name = "x";
    m->up.text = "select 1;";
    rule->rule = "TU102";
    rule->text = "t\"\n-- Transaction: none\n-- Up Migration\nDROP TABLE victim; --";
    tu_vec_add(&m->hazards, arena, rule);
    tu_vec_add(&m->allow, arena, rule);
    m->proof = "a\r\n-- Down Migration (Rollback)\nDROP TABLE victim;";
    m->down.irreversible = "no\n DROP TABLE victim;";
    m->up.no_transaction = true;
    return m;
}

START_TEST(test_values_cannot_leave_their_line)
{
    TuBuf out = TU_BUF_INIT;
    ck_assert_msg(tu_migration_write(&out, hostile(), &tu_dialect_pg, &err) == TU_OK, "%s",
                  err.message);
    TuMigration *m = read_text(out.s);
    ck_assert_uint_eq(m->up.statements.count, 1);
    ck_assert_uint_eq(m->down.statements.count, 0);
    ck_assert(m->up.no_transaction);
    ck_assert_ptr_nonnull(m->down.irreversible);
    tu_buf_release(&out);
}
END_TEST

START_TEST(test_a_section_line_in_an_objects_own_text_is_noticed)
{
    TuBuf out = TU_BUF_INIT;
    TuMigration m = {.version = "1", .name = "x"};
    m.up.text = "CREATE TABLE t (a int\n-- Down Migration (Rollback)\n);";
    ck_assert_int_ne(tu_migration_write(&out, &m, &tu_dialect_sqlite, &err), TU_OK);
    m.up.text = "CREATE TRIGGER g AFTER INSERT ON t BEGIN\nDELETE FROM u;\n"
                "-- Down Migration (Rollback)\nDELETE FROM v; END;";
    ck_assert_int_ne(tu_migration_write(&out, &m, &tu_dialect_sqlite, &err), TU_OK);
    ck_assert_uint_eq(out.len, 0);
    tu_buf_release(&out);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("codegen/migration");
    TCase *tc = tcase_create("migration");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_the_whole_header_is_read);
    tcase_add_test(tc, test_sections_hold_their_statements_with_lines_of_the_file);
    tcase_add_test(tc, test_a_plain_file_is_all_up_section);
    tcase_add_test(tc, test_a_section_has_parts);
    tcase_add_test(tc, test_section_directives_are_read);
    tcase_add_test(tc, test_section_lines_inside_text_are_text);
    tcase_add_test(tc, test_bad_headers_name_their_line);
    tcase_add_test(tc, test_a_long_header_line_is_refused);
    tcase_add_test(tc, test_file_names_follow_their_grammar);
    tcase_add_test(tc, test_messages_become_names);
    tcase_add_test(tc, test_checksums_ignore_line_ends_and_marks);
    tcase_add_test(tc, test_line_ends_inside_a_literal_stay);
    tcase_add_test(tc, test_schemas_of_any_name_stand_in_the_header);
    tcase_add_test(tc, test_what_is_written_is_the_format_byte_for_byte);
    tcase_add_test(tc, test_values_cannot_leave_their_line);
    tcase_add_test(tc, test_a_section_line_in_an_objects_own_text_is_noticed);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
