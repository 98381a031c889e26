/* Tests of show/wall.c: the fade between pages is 250 ms long and over; a still wall costs nothing.
 */
#include "show/wall.h"

#include <stdlib.h>

#include "cmocka_all.h"
#include "screen/typeface.h"

enum { STEP_MS = 33, FADE_MS = 250 };

static const struct colour NIGHT = {16, 24, 32, 255}, DAY = {240, 240, 240, 255};
static const struct size SIZE = {64, 48};

/* Counts what it is given, and keeps the first pixel of the last one. */
struct counter {
    size_t frames;
    uint32_t pixel;
};

static struct panel panel(const void *self)
{
    (void)self;
    return (struct panel){.size_px = SIZE};
}

static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    (void)self, (void)ret_fds, (void)capacity;
    return 0;
}

static struct presenter_event next_event(void *self)
{
    (void)self;
    return (struct presenter_event){.kind = PRESENTER_NOTHING};
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct counter *counter = self;
    (void)damage, (void)count, (void)error;
    counter->frames++;
    counter->pixel = frame.pixels[0] & 0xFFFFFF;
    return true;
}

static bool power(void *self, bool on, struct error *error)
{
    (void)self, (void)on, (void)error;
    return true;
}

static void keep(void *self)
{
    (void)self; /* the test's own */
}

static const struct presenter_methods METHODS = {.name = "counter",
                                                 .panel = panel,
                                                 .wait_on = wait_on,
                                                 .next_event = next_event,
                                                 .present = present,
                                                 .power = power,
                                                 .free = keep};

static struct mono_time at(int64_t ms)
{
    return (struct mono_time){ms};
}

static struct wall *wall_on(struct counter *counter)
{
    struct typeface_setup fonts = {.family = "Noto Sans"};
    struct wall *wall = NULL;
    struct error error;
    struct size size;
    if (!wall_new(presenter_wrap(&METHODS, counter), &fonts, &wall, &error))
        fail_msg("%s", error.text);
    assert_true(wall_fit(wall, &size));
    return wall;
}

static void a_change_of_page_fades_for_250_ms(void **state)
{
    (void)state;
    struct counter counter = {0};
    struct wall *wall = wall_on(&counter);
    struct draw_list *list = draw_list_new();
    draw_list_begin(list, SIZE, NIGHT);
    assert_int_equal(wall_show(wall, list, true, at(0)), WALL_DRAWN); /* the first just stands */
    assert_int_equal(wall_fade_due_ms(wall, at(0)), -1);
    assert_int_equal(counter.frames, 1);
    draw_list_begin(list, SIZE, DAY);
    assert_int_equal(wall_show(wall, list, true, at(1000)), WALL_DRAWN);
    int64_t ms = 1000;
    uint32_t last = 0x101820;
    for (int64_t due_ms = 0; due_ms >= 0; due_ms = wall_fade_due_ms(wall, at(ms))) {
        ms += due_ms;
        wall_fade_step(wall, at(ms));
        assert_true(counter.pixel >= last);
        last = counter.pixel;
    }
    assert_in_range(ms, 1000 + FADE_MS, 1000 + FADE_MS + STEP_MS);
    assert_int_equal(counter.pixel, 0xF0F0F0);
    assert_int_equal(counter.frames, 10);
    draw_list_free(list);
    wall_free(wall);
}

static void a_still_wall_presents_and_waits_for_nothing(void **state)
{
    (void)state;
    struct counter counter = {0};
    struct wall *wall = wall_on(&counter);
    struct draw_list *list = draw_list_new();
    for (int64_t ms = 0; ms < 600000; ms += 1000) {
        draw_list_begin(list, SIZE, NIGHT);
        wall_show(wall, list, false, at(ms));
        wall_fade_step(wall, at(ms));
        assert_int_equal(wall_fade_due_ms(wall, at(ms)), -1);
    }
    assert_int_equal(counter.frames, 1);
    assert_int_equal(wall_frames(wall), 1);
    draw_list_free(list);
    wall_free(wall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_of_page_fades_for_250_ms),
        cmocka_unit_test(a_still_wall_presents_and_waits_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
