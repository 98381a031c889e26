/* Tests of collect/handover_notes: the notes file and its mistakes. */
#include "handover_world.h"

#include "collect/handover_notes.h"

static void write_notes(const char *path, const char *text)
{
    world_write(path, text, strlen(text));
}

static void lines_authors_and_comments(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "notes.txt");
    const struct handover_note *list = NULL;
    write_notes(path, "\xEF\xBB\xBF# for the evening\n\n"
                      "Wallet maintenance until 11:00 [Mei]\r\n"
                      "  Two VIP cases wait\tfor the bank  \n"
                      "See ticket [4711] first\n[all of it]\nBrackets []\nlast without an end");
    struct handover_notes *notes = handover_notes_new(path);
    assert_int_equal(handover_notes_step(notes, &list), 6);
    assert_string_equal(list[0].text, "Wallet maintenance until 11:00");
    assert_string_equal(list[0].by, "Mei");
    assert_string_equal(list[1].text, "Two VIP cases wait\tfor the bank");
    assert_null(list[1].by);
    assert_string_equal(list[2].text, "See ticket [4711] first");
    assert_null(list[2].by);
    assert_string_equal(list[3].text, "[all of it]");
    assert_string_equal(list[4].text, "Brackets []");
    assert_string_equal(list[5].text, "last without an end");
    assert_int_equal(world->line_count, 0);
    handover_notes_free(notes);
    unlink(path);
}

static void a_missing_file_is_said_once_and_found_when_it_comes(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "notes.txt");
    const struct handover_note *list = NULL;
    struct handover_notes *notes = handover_notes_new(path);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    assert_int_equal(world->line_count, 1);
    assert_non_null(strstr(world->lines, "/notes.txt: No such file or directory: the handover has "
                                         "no notes of it"));
    write_notes(path, "one");
    assert_int_equal(handover_notes_step(notes, &list), 1);
    write_notes(path, "one\ntwo\n");
    assert_int_equal(handover_notes_step(notes, &list), 2);
    unlink(path);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    handover_notes_free(notes);
}

static void broken_lines_are_skipped_and_said_once(void **state)
{
    struct world *world = *state;
    static const char BYTES[] = "good\nbad \xff\xfe\nnul \0 inside\nbell \a\nalso good\n";
    const char *path = world_path(world, "notes.txt");
    const struct handover_note *list = NULL;
    world_write(path, BYTES, sizeof BYTES - 1);
    struct handover_notes *notes = handover_notes_new(path);
    assert_int_equal(handover_notes_step(notes, &list), 2);
    assert_int_equal(handover_notes_step(notes, &list), 2);
    assert_string_equal(list[1].text, "also good");
    assert_int_equal(world->line_count, 1);
    assert_non_null(strstr(world->lines, "/notes.txt:2: expected a note in UTF-8, found bytes that "
                                         "are no text: lines such as this one are skipped"));
    handover_notes_free(notes);
    unlink(path);
}

static void what_is_too_long_is_cut_and_too_many_are_left_out(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "notes.txt");
    const struct handover_note *list = NULL;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (int i = 0; i < HANDOVER_NOTES_CHARACTERS + 5; i++)
        fputs("ü", file);
    for (int i = 0; i < HANDOVER_NOTES_MOST + 2; i++)
        fprintf(file, "\nnote %d", i);
    fclose(file);
    struct handover_notes *notes = handover_notes_new(path);
    assert_int_equal(handover_notes_step(notes, &list), HANDOVER_NOTES_MOST);
    assert_int_equal(strlen(list[0].text), 2 * (HANDOVER_NOTES_CHARACTERS - 1) + (int)strlen("…"));
    assert_true(text_ends(list[0].text, "ü…"));
    assert_non_null(strstr(world->lines, "/notes.txt has 3 notes more than the 40 that are shown"));
    handover_notes_free(notes);
    unlink(path);
}

static void a_file_that_is_too_large_gives_none(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "notes.txt");
    const struct handover_note *list = NULL;
    char *bytes = arena_alloc(world->arena, HANDOVER_NOTES_BYTES + 1);
    memset(bytes, 'x', HANDOVER_NOTES_BYTES + 1);
    world_write(path, bytes, HANDOVER_NOTES_BYTES + 1);
    struct handover_notes *notes = handover_notes_new(path);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    assert_int_equal(world->line_count, 1);
    assert_non_null(strstr(world->lines, "has 65537 bytes, more than the 65536 allowed: the "
                                         "handover has no notes of it"));
    handover_notes_free(notes);
    unlink(path);
}

static void without_a_file_there_are_none(void **state)
{
    struct world *world = *state;
    const struct handover_note *list = NULL;
    struct handover_notes *notes = handover_notes_new(NULL);
    assert_int_equal(handover_notes_step(notes, &list), 0);
    assert_int_equal(world->line_count, 0);
    handover_notes_free(notes);
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORLD(lines_authors_and_comments),
        IN_WORLD(a_missing_file_is_said_once_and_found_when_it_comes),
        IN_WORLD(broken_lines_are_skipped_and_said_once),
        IN_WORLD(what_is_too_long_is_cut_and_too_many_are_left_out),
        IN_WORLD(a_file_that_is_too_large_gives_none),
        IN_WORLD(without_a_file_there_are_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
