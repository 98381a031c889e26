/* Tests of command/name_key.c: kept where it can be, the config's where it says. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmocka_all.h"
#include "command/name_key.h"

static bool same(struct hash_key a, struct hash_key b)
{
    return a.low == b.low && a.high == b.high;
}

static void a_random_one_is_kept_for_the_next_start(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-unit-XXXXXX";
    struct arena *arena = arena_new();
    struct config config = {.screen = {.names_salt = NULL}};
    struct stat info;
    assert_non_null(mkdtemp(folder));
    const char *path = file_join(arena, folder, "names.salt");
    struct hash_key key = name_key(&config, folder, NULL, arena);
    assert_true(same(key, name_key(&config, folder, NULL, arena)));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    unlink(path);
    assert_false(same(key, name_key(&config, folder, NULL, arena)));
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
    arena_free(arena);
}

/* As a full disk or a power cut left it; what lies beside it from then is in nobody's way. */
static void a_file_that_is_too_short_is_made_anew(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-unit-XXXXXX";
    struct arena *arena = arena_new();
    struct config config = {.screen = {.names_salt = NULL}};
    struct error error;
    assert_non_null(mkdtemp(folder));
    const char *path = file_join(arena, folder, "names.salt");
    assert_true(file_create(path, "0123", 4, 0600, &error));
    assert_true(file_create(file_join(arena, folder, "names.salt.new"), "", 0, 0600, &error));
    struct hash_key key = name_key(&config, folder, NULL, arena);
    assert_true(same(key, name_key(&config, folder, NULL, arena)));
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
    arena_free(arena);
}

static void the_spool_keeps_it_where_the_state_cannot(void **state)
{
    (void)state;
    char folder[] = "/tmp/wallboard-unit-XXXXXX";
    struct arena *arena = arena_new();
    struct config config = {.screen = {.names_salt = NULL}};
    assert_non_null(mkdtemp(folder));
    struct hash_key key = name_key(&config, "/nowhere", folder, arena);
    assert_true(same(key, name_key(&config, "/nowhere", folder, arena)));
    assert_false(same(key, name_key(&config, "/nowhere", "/nowhere", arena)));
    unlink(file_join(arena, folder, "names.salt"));
    assert_int_equal(rmdir(folder), 0);
    arena_free(arena);
}

static void walls_with_one_salt_agree(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = {.screen = {.names_salt = "pepper"}};
    assert_true(same(name_key(&config, "/nowhere", NULL, arena), keyed_hash_key("pepper")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_random_one_is_kept_for_the_next_start),
        cmocka_unit_test(a_file_that_is_too_short_is_made_anew),
        cmocka_unit_test(the_spool_keeps_it_where_the_state_cannot),
        cmocka_unit_test(walls_with_one_salt_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
