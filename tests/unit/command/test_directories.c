/* Tests of command/directories.c: the option, then systemd's variables, then XDG's. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "command/directories.h"

static char scratch[] = "/tmp/wallboard-unit-XXXXXX";

static const char *in_scratch(struct arena *arena, const char *name)
{
    return arena_textf(arena, "%s/%s", scratch, name);
}

static void forget_environment(void)
{
    static const char *const names[] = {
        "RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR", "STATE_DIRECTORY", "XDG_STATE_HOME", "HOME",
        "WALLBOARD_ASSETS"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unsetenv(names[i]);
}

static void assert_spool(struct arena *arena, const char *option, const char *expected)
{
    const char *dir = NULL;
    struct error error;
    struct stat info;
    if (!directories_spool(option, arena, &dir, &error))
        fail_msg("%s", error.text);
    assert_string_equal(dir, expected);
    assert_int_equal(stat(dir, &info), 0);
}

static void the_spool_is_found_in_order(void **state)
{
    struct arena *arena = *state;
    forget_environment();
    setenv("XDG_RUNTIME_DIR", in_scratch(arena, "xdg"), 1);
    assert_spool(arena, NULL, in_scratch(arena, "xdg/wallboard"));
    setenv("RUNTIME_DIRECTORY", arena_textf(arena, "%s/run:/second", scratch), 1);
    assert_spool(arena, NULL, in_scratch(arena, "run"));
    assert_spool(arena, in_scratch(arena, "given"), in_scratch(arena, "given"));
}

static void the_state_is_found_in_order_or_asked_for(void **state)
{
    struct arena *arena = *state;
    const char *dir = NULL;
    struct error error;
    forget_environment();
    assert_false(directories_state(NULL, arena, &dir, &error));
    assert_string_equal(error.text, "there is no HOME and no STATE_DIRECTORY: name a folder with "
                                    "--state");
    assert_null(dir);
    setenv("HOME", in_scratch(arena, "home"), 1);
    assert_true(directories_state(NULL, arena, &dir, &error));
    assert_string_equal(dir, in_scratch(arena, "home/.local/state/wallboard"));
    setenv("STATE_DIRECTORY", in_scratch(arena, "lib"), 1);
    assert_true(directories_state(NULL, arena, &dir, &error));
    assert_string_equal(dir, in_scratch(arena, "lib"));
}

static void what_only_reads_makes_no_folder(void **state)
{
    struct arena *arena = *state;
    const char *dir = NULL;
    struct error error;
    forget_environment();
    assert_false(directories_find_state(NULL, arena, &dir, &error));
    assert_null(dir);
    setenv("XDG_STATE_HOME", in_scratch(arena, "none"), 1);
    assert_true(directories_find_state(NULL, arena, &dir, &error));
    assert_string_equal(dir, in_scratch(arena, "none/wallboard"));
    setenv("XDG_RUNTIME_DIR", in_scratch(arena, "none"), 1);
    assert_true(directories_find_spool(NULL, arena, &dir, &error));
    assert_string_equal(dir, in_scratch(arena, "none/wallboard"));
    assert_true(directories_find_spool(in_scratch(arena, "no"), arena, &dir, &error));
    assert_string_equal(dir, in_scratch(arena, "no"));
    assert_int_not_equal(access(in_scratch(arena, "none"), F_OK), 0);
    assert_int_not_equal(access(in_scratch(arena, "no"), F_OK), 0);
}

static void the_assets_can_be_named(void **state)
{
    struct arena *arena = *state;
    setenv("WALLBOARD_ASSETS", "/else/where", 1);
    assert_string_equal(directories_pages(arena), "/else/where/pages");
}

static int open_scratch(void **state)
{
    *state = arena_new();
    return mkdtemp(scratch) ? 0 : -1;
}

static int close_scratch(void **state)
{
    static const char *const names[] = {
        "xdg/wallboard",     "xdg",         "run",  "given", "home/.local/state/wallboard",
        "home/.local/state", "home/.local", "home", "lib"};
    struct arena *arena = *state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        rmdir(in_scratch(arena, names[i]));
    arena_free(arena);
    return rmdir(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_spool_is_found_in_order),
        cmocka_unit_test(the_state_is_found_in_order_or_asked_for),
        cmocka_unit_test(what_only_reads_makes_no_folder),
        cmocka_unit_test(the_assets_can_be_named),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
