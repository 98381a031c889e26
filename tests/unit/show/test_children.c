/* Tests of show/children.c: restart after an end, longer and longer pauses, a clean stop. */
#include <signal.h>
#include <sys/wait.h>

#include "base/log.h"
#include "cmocka_all.h"
#include "show/children.h"

#include <string.h>
#include <unistd.h>

static const char *const SLEEPER[] = {"/bin/sleep", "100", NULL};
static const char *const FAILER[] = {"/bin/false", NULL};
static const char *const SPEAKER[] = {"/bin/echo", "listening", NULL};

static void silent(void *self, enum log_level level, const char *line)
{
    (void)self;
    (void)level;
    (void)line;
}

static void wait_for_end(pid_t pid)
{
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
}

static void a_child_that_ends_early_comes_back_later_and_later(void **state)
{
    (void)state;
    struct children children = {.count = 0};
    struct mono_time now = {1000000};
    struct error error;
    static const int64_t pauses_ms[] = {1000, 2000, 4000, 8000};
    assert_true(children_add(&children, "failer", FAILER, now, &error));
    for (size_t i = 0; i < sizeof pauses_ms / sizeof pauses_ms[0]; i++) {
        wait_for_end(children.list[0].pid);
        children_step(&children, now);
        assert_int_equal(children.list[0].pid, 0);
        assert_int_equal(children_due_ms(&children, now), pauses_ms[i]);
        now.ms += pauses_ms[i];
        children_step(&children, now);
        assert_true(children.list[0].pid > 0);
    }
    children_stop(&children);
}

static void after_a_long_life_it_comes_back_at_once(void **state)
{
    (void)state;
    struct children children = {.count = 0};
    struct mono_time now = {1000000};
    struct error error;
    assert_true(children_add(&children, "sleeper", SLEEPER, now, &error));
    pid_t first = children.list[0].pid;
    assert_int_equal(kill(first, SIGKILL), 0);
    wait_for_end(first);
    now.ms += 3600000;
    children_step(&children, now);
    assert_true(children.list[0].pid > 0 && children.list[0].pid != first);
    assert_int_equal(children_due_ms(&children, now), -1);
    children_stop(&children);
    assert_int_equal(children.list[0].pid, 0);
}

static void what_a_spawned_program_says_can_be_read(void **state)
{
    (void)state;
    struct error error;
    char said[32] = "";
    int out = -1;
    pid_t pid = 0;
    assert_true(children_spawn(SPEAKER, &out, &pid, &error));
    assert_true(read(out, said, sizeof said - 1) > 0);
    assert_string_equal(said, "listening\n");
    close(out);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_child_that_ends_early_comes_back_later_and_later),
        cmocka_unit_test(after_a_long_life_it_comes_back_at_once),
        cmocka_unit_test(what_a_spawned_program_says_can_be_read),
    };
    log_set_sink(silent, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
