/* Tests of screen/damage: areas cover every change, never overlap and are never too many. */
#include "cmocka_all.h"

#include <string.h>

#include "base/random.h"
#include "screen/damage.h"

static const struct size SIZE = {1000, 500}; /* no whole number of cells */
enum { OBJECTS = 12, CAPACITY = 64 };

static struct rect random_rect(struct random *random)
{
    return (struct rect){(int)random_below(random, 1100) - 50, (int)random_below(random, 600) - 50,
                         1 + (int)random_below(random, 200), 1 + (int)random_below(random, 90)};
}

static size_t step(struct damage *damage, const struct rect *objects, struct rect *areas,
                   size_t capacity)
{
    damage_begin(damage, 1);
    for (int i = 0; i < OBJECTS; i++)
        damage_add(damage, objects[i], (uint64_t)i * 31 + (uint64_t)objects[i].x * 7);
    return damage_end(damage, areas, capacity);
}

static bool covered(struct rect rect, const struct rect *areas, size_t count)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            bool inside = false;
            for (size_t i = 0; i < count && !inside; i++)
                inside = rect_contains(areas[i], (struct rect){x, y, 1, 1});
            if (!inside)
                return false;
        }
    return true;
}

static void check(const struct rect *areas, size_t count, struct rect was, struct rect is)
{
    struct rect picture = {0, 0, SIZE.w, SIZE.h};
    for (size_t i = 0; i < count; i++) {
        assert_true(rect_contains(picture, areas[i]));
        for (size_t k = 0; k < i; k++)
            assert_false(rect_intersects(areas[i], areas[k]));
    }
    assert_true(covered(rect_intersection(was, picture), areas, count));
    assert_true(covered(rect_intersection(is, picture), areas, count));
}

static void every_move_is_covered(void **state)
{
    (void)state;
    struct random random = random_from(7);
    struct damage *damage = damage_new(SIZE);
    struct rect objects[OBJECTS], areas[CAPACITY];
    for (int i = 0; i < OBJECTS; i++)
        objects[i] = random_rect(&random);
    assert_int_equal(step(damage, objects, areas, CAPACITY), 1); /* the first is whole */
    assert_int_equal(areas[0].w, SIZE.w);
    for (int round = 0; round < 200; round++) {
        size_t capacity = 1 + random_below(&random, CAPACITY);
        size_t moved = random_below(&random, OBJECTS);
        struct rect was = objects[moved];
        objects[moved] = random_rect(&random);
        size_t count = step(damage, objects, areas, capacity);
        assert_true(count <= capacity);
        check(areas, count, was, objects[moved]);
    }
    damage_free(damage);
}

static void many_scattered_changes_fit_any_capacity(void **state)
{
    (void)state;
    for (size_t capacity = 1; capacity < 12; capacity++) {
        struct damage *damage = damage_new(SIZE);
        struct rect areas[CAPACITY];
        struct rect objects[OBJECTS] = {{0, 0, 0, 0}};
        step(damage, objects, areas, capacity);
        for (int i = 0; i < OBJECTS; i++)
            objects[i] = (struct rect){(i * 389) % 960, (i * 211) % 460, 10, 10};
        size_t count = step(damage, objects, areas, capacity);
        assert_in_range(count, 1, capacity);
        for (int i = 0; i < OBJECTS; i++)
            check(areas, count, objects[i], objects[i]);
        damage_free(damage);
    }
}

static void nothing_changed_is_nothing(void **state)
{
    (void)state;
    struct damage *damage = damage_new(SIZE);
    struct rect areas[CAPACITY];
    struct rect objects[OBJECTS] = {{10, 10, 50, 50}};
    step(damage, objects, areas, CAPACITY);
    assert_int_equal(step(damage, objects, areas, CAPACITY), 0);
    damage_forget(damage);
    assert_int_equal(step(damage, objects, areas, CAPACITY), 1);
    assert_int_equal(areas[0].h, SIZE.h);
    damage_free(damage);
}

static void order_counts_where_commands_meet(void **state)
{
    (void)state;
    struct damage *damage = damage_new(SIZE);
    struct rect areas[CAPACITY];
    struct rect box = {70, 70, 20, 20};
    damage_begin(damage, 1);
    damage_add(damage, box, 5);
    damage_add(damage, box, 6);
    damage_end(damage, areas, CAPACITY);
    damage_begin(damage, 1);
    damage_add(damage, box, 6);
    damage_add(damage, box, 5);
    assert_int_equal(damage_end(damage, areas, CAPACITY), 1);
    assert_int_equal(areas[0].x, 64);
    assert_int_equal(areas[0].w, 64);
    damage_free(damage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_move_is_covered),
        cmocka_unit_test(many_scattered_changes_fit_any_capacity),
        cmocka_unit_test(nothing_changed_is_nothing),
        cmocka_unit_test(order_counts_where_commands_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
