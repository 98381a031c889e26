/* Tests of collect/handover_acknowledgement: the file by which the handover is taken over. */
#include "handover_world.h"

#include <sys/stat.h>

#include "collect/handover_acknowledgement.h"

static const char *take(struct world *world, const char *bytes, size_t length)
{
    const char *path = world_path(world, "acknowledge");
    const char *name = NULL;
    world_write(path, bytes, length);
    assert_true(handover_acknowledgement_take(path, world->arena, &name));
    assert_int_not_equal(access(path, F_OK), 0);
    const char *again = NULL;
    assert_true(handover_acknowledgement_take(path, world->arena, &again));
    assert_string_equal(again, name);
    handover_acknowledgement_confirm(path);
    assert_false(handover_acknowledgement_take(path, world->arena, &again));
    return name;
}

/* Until then a program that ends loses nothing. */
static void it_stays_until_it_is_confirmed(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "acknowledge");
    const char *aside = world_path(world, "acknowledge.taken");
    const char *name = NULL;
    handover_acknowledgement_confirm(path);
    world_write(path, "Mei", 3);
    assert_true(handover_acknowledgement_take(path, world->arena, &name));
    assert_int_equal(access(aside, F_OK), 0);
    world_write(path, "Vince", 5);
    assert_true(handover_acknowledgement_take(path, world->arena, &name));
    assert_string_equal(name, "Vince");
    handover_acknowledgement_confirm(path);
    assert_int_not_equal(access(aside, F_OK), 0);
    assert_int_equal(world->line_count, 0);
}

static void the_text_is_a_name(void **state)
{
    struct world *world = *state;
    assert_string_equal(take(world, "", 0), "the wall");
    assert_string_equal(take(world, " \n", 2), "the wall");
    assert_string_equal(take(world, "  Mei Ling \r\nmore\n", 18), "Mei Ling");
    assert_string_equal(take(world, "\xff", 1), "the wall");
    assert_string_equal(take(world, "a\ab", 3), "the wall");
    assert_int_equal(world->line_count, 0);
}

static void a_file_that_is_too_large_has_no_name(void **state)
{
    struct world *world = *state;
    char *bytes = arena_alloc(world->arena, 5000);
    memset(bytes, 'x', 5000);
    assert_string_equal(take(world, bytes, 5000), "the wall");
    assert_non_null(strstr(world->lines, "has 5000 bytes, more than the 4096 allowed: the handover "
                                         "is acknowledged without a name"));
    assert_int_equal(strlen(take(world, bytes, 4000)), 127);
}

static void what_cannot_be_removed_acknowledges_nothing(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "acknowledge");
    const char *name = NULL;
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(handover_acknowledgement_take(path, world->arena, &name));
    assert_null(name);
    assert_non_null(strstr(world->lines, "cannot take "));
    assert_non_null(strstr(world->lines, "Is a directory: it acknowledges nothing"));
    rmdir(path);
}

static void outside_a_handover_it_is_removed(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, "acknowledge");
    handover_acknowledgement_refuse(path);
    assert_int_equal(world->line_count, 0);
    world_write(path, "Mei", 3);
    world_write(world_path(world, "acknowledge.taken"), "Mei", 3);
    handover_acknowledgement_refuse(path);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_not_equal(access(world_path(world, "acknowledge.taken"), F_OK), 0);
    assert_non_null(strstr(world->lines, "acknowledge is removed: there is no handover to "
                                         "acknowledge now"));
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_free)

int main(void)
{
    const struct CMUnitTest tests[] = {IN_WORLD(the_text_is_a_name),
                                       IN_WORLD(it_stays_until_it_is_confirmed),
                                       IN_WORLD(a_file_that_is_too_large_has_no_name),
                                       IN_WORLD(what_cannot_be_removed_acknowledges_nothing),
                                       IN_WORLD(outside_a_handover_it_is_removed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
