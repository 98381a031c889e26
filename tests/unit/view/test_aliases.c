/* Tests of view/aliases.c: no two alike, the same all day, and nothing told of the names. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "view/aliases.h"

enum { CROWD = 120 };

static struct snapshot crowd(struct arena *arena, size_t count)
{
    struct snapshot snapshot = snapshot_unknown();
    struct agent *agents = arena_array(arena, count, sizeof *agents);
    for (size_t i = 0; i < count; i++) {
        agents[i] = agent_unknown();
        agents[i].id = arena_textf(arena, "agent-%zu", i);
    }
    snapshot.agents = agents;
    snapshot.agent_count = count;
    return snapshot;
}

static size_t alike(const char *const *a, const char *const *b, size_t count)
{
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        same += strcmp(a[i], b[i]) == 0;
    return same;
}

static void no_two_people_are_one_animal(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = crowd(arena, CROWD);
    const char *const *aliases = aliases_of(&snapshot, (struct alias_setup){{1, 2}, 3}, arena);
    size_t plain = 0;
    for (size_t i = 0; i < CROWD; i++) {
        plain += !strpbrk(aliases[i], " 23");
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(aliases[i], aliases[j]);
    }
    assert_int_equal(plain, 48); /* each animal once before any comes twice */
    arena_free(arena);
}

static void they_last_a_day_and_depend_on_the_key(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct snapshot snapshot = crowd(arena, 40);
    struct alias_setup today = {{1, 2}, 3}, tomorrow = {{1, 2}, 4}, other = {{1, 3}, 3};
    const char *const *aliases = aliases_of(&snapshot, today, arena);
    assert_int_equal(alike(aliases, aliases_of(&snapshot, today, arena), 40), 40);
    assert_true(alike(aliases, aliases_of(&snapshot, tomorrow, arena), 40) < 10);
    assert_true(alike(aliases, aliases_of(&snapshot, other, arena), 40) < 10);
    arena_free(arena);
}

static void a_newcomer_leaves_most_as_they_are(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct alias_setup setup = {{1, 2}, 3};
    struct snapshot before = crowd(arena, 30), after = crowd(arena, 31);
    const char *const *aliases = aliases_of(&before, setup, arena);
    assert_true(alike(aliases, aliases_of(&after, setup, arena), 30) >= 25);
    arena_free(arena);
}

static void the_order_of_equals_needs_the_key(void **state)
{
    (void)state;
    struct alias_setup one = {{1, 2}, 0}, other = {{5, 6}, 0};
    size_t turned = 0;
    struct arena *arena = arena_new();
    for (int i = 0; i < 200; i++) {
        const char *a = arena_textf(arena, "a%d", i), *b = arena_textf(arena, "b%d", i);
        bool before = aliases_order(one, a) < aliases_order(one, b);
        turned += before != (aliases_order(other, a) < aliases_order(other, b));
    }
    assert_true(turned > 60 && turned < 140);
    assert_true(aliases_order(one, NULL) == aliases_order(one, ""));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_people_are_one_animal),
        cmocka_unit_test(they_last_a_day_and_depend_on_the_key),
        cmocka_unit_test(a_newcomer_leaves_most_as_they_are),
        cmocka_unit_test(the_order_of_equals_needs_the_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
