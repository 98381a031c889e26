/* Tests base/log.c through a sink: levels, repeats counted, long lines, and stderr's forms. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

struct kept {
    unsigned count;
    enum log_level levels[16];
    char lines[16][1100];
};

static void keep(void *self, enum log_level level, const char *line)
{
    struct kept *kept = self;
    assert_true(kept->count < 16);
    kept->levels[kept->count] = level;
    snprintf(kept->lines[kept->count], sizeof kept->lines[0], "%s", line);
    kept->count++;
}

static int listen_in(void **state)
{
    static struct kept kept;
    kept = (struct kept){0};
    log_set_sink(keep, &kept);
    *state = &kept;
    return 0;
}

static int stop_listening(void **state)
{
    (void)state;
    log_set_sink(NULL, NULL);
    return 0;
}

static void levels_and_lines_arrive(void **state)
{
    const struct kept *kept = *state;
    log_error("a %d", 1);
    log_warning("b %s", "two");
    log_info("c");
    assert_int_equal(kept->count, 3);
    assert_int_equal(kept->levels[0], LOG_LEVEL_ERROR);
    assert_int_equal(kept->levels[1], LOG_LEVEL_WARNING);
    assert_int_equal(kept->levels[2], LOG_LEVEL_INFO);
    assert_string_equal(kept->lines[0], "a 1");
    assert_string_equal(kept->lines[1], "b two");
    assert_string_equal(kept->lines[2], "c");
}

static void repeats_are_counted(void **state)
{
    const struct kept *kept = *state;
    for (int i = 0; i < 4; i++)
        log_warning("login refused");
    assert_int_equal(kept->count, 1);
    log_info("poll ok");
    assert_int_equal(kept->count, 3);
    assert_string_equal(kept->lines[1], "(repeated 3 times)");
    assert_int_equal(kept->levels[1], LOG_LEVEL_WARNING);
    assert_string_equal(kept->lines[2], "poll ok");
    log_info("login refused");
    assert_int_equal(kept->count, 4);
}

static void another_level_is_no_repeat(void **state)
{
    const struct kept *kept = *state;
    log_info("disk full");
    log_error("disk full");
    assert_int_equal(kept->count, 2);
}

static void a_new_sink_flushes_the_count(void **state)
{
    const struct kept *kept = *state;
    log_info("x");
    log_info("x");
    log_set_sink(NULL, NULL);
    assert_int_equal(kept->count, 2);
    assert_string_equal(kept->lines[1], "(repeated 1 times)");
}

static void a_long_line_is_cut_visibly(void **state)
{
    const struct kept *kept = *state;
    log_info("%02000d", 1);
    assert_int_equal(kept->count, 1);
    assert_true(strlen(kept->lines[0]) < 1024);
    assert_string_equal(kept->lines[0] + strlen(kept->lines[0]) - strlen("…"), "…");
}

/* What one log_error puts on stderr. */
static void stderr_of(const char *line, char *ret_said, size_t capacity)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int old = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    log_set_sink(NULL, NULL);
    log_error("%s", line);
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    close(ends[1]);
    ssize_t got = read(ends[0], ret_said, capacity - 1);
    close(ends[0]);
    ret_said[got > 0 ? got : 0] = '\0';
}

static void stderr_speaks_to_people_and_to_the_journal(void **state)
{
    (void)state;
    char said[128];
    unsetenv("JOURNAL_STREAM");
    stderr_of("no route", said, sizeof said);
    assert_string_equal(said, "wallboard: no route\n");
    setenv("JOURNAL_STREAM", "8:1234", 1);
    stderr_of("no route", said, sizeof said);
    assert_string_equal(said, "<3>no route\n");
    unsetenv("JOURNAL_STREAM");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(levels_and_lines_arrive, listen_in, stop_listening),
        cmocka_unit_test_setup_teardown(repeats_are_counted, listen_in, stop_listening),
        cmocka_unit_test_setup_teardown(another_level_is_no_repeat, listen_in, stop_listening),
        cmocka_unit_test_setup_teardown(a_new_sink_flushes_the_count, listen_in, stop_listening),
        cmocka_unit_test_setup_teardown(a_long_line_is_cut_visibly, listen_in, stop_listening),
        cmocka_unit_test(stderr_speaks_to_people_and_to_the_journal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
