/* Tests of show/config_wait.c: a file that comes, changes or goes is noticed, and not before 2 s.
 */
#include "folder.h"
#include "show/config_wait.h"

#define AT(ms) ((struct mono_time){ms})

static void a_file_that_comes_is_noticed(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"wallboard.json", NULL};
    struct arena *arena = arena_new();
    const char *folder = folder_make(arena);
    const char *path = file_join(arena, folder, "wallboard.json");
    struct config_wait wait = config_wait_for(path, "there is none", AT(1000));
    assert_int_equal(config_wait_due_ms(&wait, AT(1500)), 1500);
    assert_false(config_wait_step(&wait, AT(3000)));
    folder_write(arena, folder, "wallboard.json", "{}");
    assert_false(config_wait_step(&wait, AT(4999)));
    assert_true(config_wait_step(&wait, AT(5000)));
    assert_true(config_wait_step(&wait, AT(5001)));
    folder_remove(arena, folder, NAMES);
    arena_free(arena);
}

static void a_file_that_is_written_anew_or_goes_is_noticed(void **state)
{
    (void)state;
    static const char *const NAMES[] = {NULL};
    struct arena *arena = arena_new();
    const char *folder = folder_make(arena);
    const char *path = folder_write(arena, folder, "wallboard.json", "{");
    struct config_wait wait = config_wait_for(path, "it is broken", AT(0));
    assert_false(config_wait_step(&wait, AT(2000)));
    folder_write(arena, folder, "wallboard.json", "{}");
    assert_true(config_wait_step(&wait, AT(4000)));
    wait = config_wait_for(path, "it is broken", AT(0));
    assert_int_equal(unlink(path), 0);
    assert_true(config_wait_step(&wait, AT(2000)));
    folder_remove(arena, folder, NAMES);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_that_comes_is_noticed),
        cmocka_unit_test(a_file_that_is_written_anew_or_goes_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
