/* Tests of show/intake.c: new snapshots come in, bad ones leave the last good one in force. */
#include <sys/stat.h>

#include "base/log.h"
#include "folder.h"
#include "show/intake.h"

static const char GOOD[] = "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:30:00Z\","
                           "\"totals\":{\"waiting\":23}}";
static const char BETTER[] = "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-22T09:31:00Z\","
                             "\"totals\":{\"waiting\":24}}";
static const char *const NAMES[] = {"snapshot.json", "last-snapshot.json", NULL};

static void silent(void *self, enum log_level level, const char *line)
{
    (void)self;
    (void)level;
    (void)line;
}

static struct intake *open_intake(const char *spool, const char *state)
{
    struct intake *intake = NULL;
    struct error error;
    if (!intake_new(spool, state, &intake, &error))
        fail_msg("%s", error.text);
    return intake;
}

static void a_new_file_is_taken_and_a_bad_one_is_not(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    struct intake *intake = open_intake(spool, NULL);
    assert_null(intake_snapshot(intake));
    assert_null(intake_trouble(intake));
    folder_write(arena, spool, "snapshot.json", GOOD);
    assert_true(intake_step(intake));
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 23, 0);
    assert_false(intake_step(intake));
    folder_write(arena, spool, "snapshot.json", "{\"schema\":\"wallboard/1\",");
    assert_true(intake_step(intake));
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 23, 0);
    assert_non_null(strstr(intake_trouble(intake), "snapshot.json"));
    folder_write(arena, spool, "snapshot.json", BETTER);
    assert_true(intake_step(intake));
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 24, 0);
    assert_null(intake_trouble(intake));
    intake_free(intake);
    folder_remove(arena, spool, NAMES);
    arena_free(arena);
}

static void other_files_in_the_spool_are_not_news(void **state)
{
    (void)state;
    static const char *const names[] = {"snapshot.json", "screen.png", NULL};
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    folder_write(arena, spool, "snapshot.json", GOOD);
    struct intake *intake = open_intake(spool, NULL);
    assert_non_null(intake_snapshot(intake));
    folder_write(arena, spool, "screen.png", "picture");
    assert_false(intake_step(intake));
    intake_free(intake);
    folder_remove(arena, spool, names);
    arena_free(arena);
}

static void the_last_snapshot_serves_until_a_new_one_comes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    const char *kept = folder_make(arena);
    folder_write(arena, kept, "last-snapshot.json", GOOD);
    struct intake *intake = open_intake(spool, kept);
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 23, 0);
    folder_write(arena, spool, "snapshot.json", BETTER);
    assert_true(intake_step(intake));
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 24, 0);
    intake_free(intake);
    folder_remove(arena, spool, NAMES);
    folder_remove(arena, kept, NAMES);
    arena_free(arena);
}

static void a_spool_that_was_removed_is_watched_when_it_is_back(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    folder_write(arena, spool, "snapshot.json", GOOD);
    struct intake *intake = open_intake(spool, NULL);
    assert_int_equal(intake_due_ms(intake), -1);
    folder_remove(arena, spool, NAMES);
    assert_false(intake_step(intake));
    assert_int_equal(intake_due_ms(intake), 1000);
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 23, 0);
    assert_int_equal(mkdir(spool, 0700), 0);
    folder_write(arena, spool, "snapshot.json", BETTER);
    assert_true(intake_step(intake));
    assert_float_equal(intake_snapshot(intake)->totals.waiting, 24, 0);
    assert_int_equal(intake_due_ms(intake), -1);
    intake_free(intake);
    folder_remove(arena, spool, NAMES);
    arena_free(arena);
}

static void the_board_file_comes_and_goes(void **state)
{
    (void)state;
    static const char *const names[] = {"board.json", NULL};
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    struct intake *intake = open_intake(spool, NULL);
    assert_null(intake_board(intake));
    folder_write(arena, spool, "board.json",
                 "{\"schema\":\"wallboard-board/1\",\"state\":\"rejected\",\"sentence\":\"x:1\"}");
    assert_true(intake_step(intake));
    assert_int_equal(intake_board(intake)->state, BOARD_REJECTED);
    folder_write(arena, spool, "board.json", "{");
    assert_true(intake_step(intake));
    assert_string_equal(intake_board(intake)->sentence, "x:1");
    assert_int_equal(unlink(file_join(arena, spool, "board.json")), 0);
    assert_true(intake_step(intake));
    assert_null(intake_board(intake));
    intake_free(intake);
    folder_remove(arena, spool, names);
    arena_free(arena);
}

static void a_missing_spool_is_a_sentence(void **state)
{
    (void)state;
    struct intake *intake = NULL;
    struct error error;
    assert_false(intake_new("/nowhere/at/all", NULL, &intake, &error));
    assert_string_equal(error.text, "cannot watch the spool folder /nowhere/at/all: "
                                    "No such file or directory");
    assert_null(intake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_file_is_taken_and_a_bad_one_is_not),
        cmocka_unit_test(other_files_in_the_spool_are_not_news),
        cmocka_unit_test(the_last_snapshot_serves_until_a_new_one_comes),
        cmocka_unit_test(a_spool_that_was_removed_is_watched_when_it_is_back),
        cmocka_unit_test(the_board_file_comes_and_goes),
        cmocka_unit_test(a_missing_spool_is_a_sentence),
    };
    log_set_sink(silent, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
