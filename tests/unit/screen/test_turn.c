/* Tests of screen/turn and presenter_turned: every pixel comes to lie where a turned panel shows
 * it. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "screen/presenter.h"
#include "screen/turn.h"

enum { W = 53, H = 34, STRIDE = W + 3 };

/* The same picture by the definition: turned clockwise, one quarter after another. */
static void turn_by_hand(const uint32_t *from, struct size size, int quarters, uint32_t *to)
{
    for (int y = 0; y < size.h; y++)
        for (int x = 0; x < size.w; x++) {
            struct point at = {x, y};
            struct size now = size;
            for (int i = 0; i < quarters; i++) {
                at = (struct point){now.h - 1 - at.y, at.x};
                now = (struct size){now.h, now.w};
            }
            to[at.y * now.w + at.x] = from[y * STRIDE + x];
        }
}

static const uint32_t *some_picture(void)
{
    static uint32_t pixels[STRIDE * H];
    struct random dice = random_from(3);
    for (size_t i = 0; i < sizeof pixels / sizeof *pixels; i++)
        pixels[i] = random_below(&dice, 1U << 24);
    return pixels;
}

static void whole_pictures_are_turned(void **state)
{
    (void)state;
    const uint32_t *pixels = some_picture();
    struct frame frame = {pixels, STRIDE * 4, {W, H}};
    for (int quarters = 0; quarters < 4; quarters++) {
        uint32_t turned[W * H] = {0};
        uint32_t wanted[W * H] = {0};
        turn_copy(frame, (struct rect){0, 0, W, H}, quarters, turned);
        turn_by_hand(pixels, frame.size, quarters, wanted);
        assert_memory_equal(turned, wanted, sizeof wanted);
    }
}

static void only_the_area_is_touched_and_its_place_is_told(void **state)
{
    (void)state;
    const uint32_t *pixels = some_picture();
    struct frame frame = {pixels, STRIDE * 4, {W, H}};
    const struct rect area = {19, 3, 18, 29};
    for (int quarters = 0; quarters < 4; quarters++) {
        uint32_t turned[W * H];
        uint32_t wanted[W * H];
        memset(turned, 0xff, sizeof turned);
        turn_copy(frame, area, quarters, turned);
        turn_by_hand(pixels, frame.size, quarters, wanted);
        struct rect place = turn_rect(area, frame.size, quarters);
        int width = turn_size(frame.size, quarters).w;
        for (int i = 0; i < W * H; i++) {
            struct rect pixel = {i % width, i / width, 1, 1};
            assert_int_equal(turned[i], rect_contains(place, pixel) ? wanted[i] : UINT32_MAX);
        }
    }
}

/* An inner presenter that keeps what it was given. */
struct kept {
    uint32_t pixels[W * H];
    struct size size;
    struct rect areas[80];
    size_t count;
    int freed;
    bool on, refuses;
    struct presenter_event next;
};

static struct panel kept_panel(const void *self)
{
    (void)self;
    return (struct panel){.size_px = {W, H}, .size_mm = {530, 340}};
}

static size_t kept_wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    (void)self;
    assert_true(capacity >= 1);
    ret_fds[0] = (struct pollfd){.fd = 77, .events = POLLIN};
    return 1;
}

static struct presenter_event kept_next(void *self)
{
    struct kept *kept = self;
    return kept->next;
}

static bool kept_present(void *self, struct frame frame, const struct rect *damage, size_t count,
                         struct error *error)
{
    struct kept *kept = self;
    if (kept->refuses)
        return error_set(error, "the display is full");
    assert_int_equal(frame.stride, frame.size.w * 4);
    memcpy(kept->pixels, frame.pixels, sizeof kept->pixels);
    memcpy(kept->areas, damage, count * sizeof *damage);
    kept->count = count;
    kept->size = frame.size;
    return true;
}

static bool kept_power(void *self, bool on, struct error *error)
{
    struct kept *kept = self;
    kept->on = on;
    return !kept->refuses || error_set(error, "the switch is stuck");
}

static void kept_free(void *self)
{
    struct kept *kept = self;
    kept->freed++;
}

static const struct presenter_methods KEPT = {
    .name = "kept",
    .panel = kept_panel,
    .wait_on = kept_wait_on,
    .next_event = kept_next,
    .present = kept_present,
    .power = kept_power,
    .free = kept_free,
};

static bool present(struct presenter *turned, const uint32_t *pixels, const struct rect *damage,
                    size_t count)
{
    struct error error = {""};
    struct frame frame = {pixels, STRIDE * 4, presenter_panel(turned).size_px};
    return presenter_present(turned, frame, damage, count, &error);
}

static void a_panel_on_its_side_is_asked_for_its_other_size(void **state)
{
    (void)state;
    static const struct size SIZES[] = {{H, W}, {W, H}, {H, W}};
    for (int i = 0; i < 3; i++) {
        struct kept kept = {.freed = 0};
        struct presenter *turned = presenter_turned_new(presenter_wrap(&KEPT, &kept), 90 * (i + 1));
        struct panel panel = presenter_panel(turned);
        assert_int_equal(panel.size_px.w, SIZES[i].w);
        assert_int_equal(panel.size_px.h, SIZES[i].h);
        assert_int_equal(panel.size_mm.w, SIZES[i].w * 10);
        assert_int_equal(panel.size_mm.h, SIZES[i].h * 10);
        assert_string_equal(presenter_name(turned), "kept");
        presenter_free(turned);
        assert_int_equal(kept.freed, 1);
    }
}

static void not_turned_is_the_inner_one_itself(void **state)
{
    (void)state;
    struct kept kept = {.freed = 0};
    struct presenter *inner = presenter_wrap(&KEPT, &kept);
    assert_ptr_equal(presenter_turned_new(inner, 0), inner);
    presenter_free(inner);
}

/* STRIDE is wide enough for the picture on its side too. */
static void changed_areas_arrive_turned(void **state)
{
    (void)state;
    struct kept kept = {.freed = 0};
    uint32_t wanted[W * H];
    struct presenter *turned = presenter_turned_new(presenter_wrap(&KEPT, &kept), 180);
    uint32_t *pixels = malloc(sizeof(uint32_t) * STRIDE * H);
    memcpy(pixels, some_picture(), sizeof(uint32_t) * STRIDE * H);
    const struct rect small[] = {{1, 2, 3, 4}, {30, 20, 5, 6}};
    assert_true(present(turned, pixels, small, 1)); /* the first picture goes whole */
    turn_by_hand(pixels, (struct size){W, H}, 2, wanted);
    assert_memory_equal(kept.pixels, wanted, sizeof wanted);
    assert_int_equal(kept.areas[0].w * kept.areas[0].h, W * H);
    pixels[2 * STRIDE + 1] = 0xabcdef;
    pixels[25 * STRIDE + 34] = 0xfedcba;
    assert_true(present(turned, pixels, small, 2));
    turn_by_hand(pixels, (struct size){W, H}, 2, wanted);
    assert_memory_equal(kept.pixels, wanted, sizeof wanted);
    assert_int_equal(kept.count, 2);
    assert_int_equal(kept.areas[1].x, W - 35);
    assert_int_equal(kept.areas[1].y, H - 26);
    presenter_free(turned);
    free(pixels);
}

static void more_areas_than_it_holds_are_the_whole_picture(void **state)
{
    (void)state;
    struct kept kept = {.freed = 0};
    struct rect many[65];
    struct presenter *turned = presenter_turned_new(presenter_wrap(&KEPT, &kept), 180);
    for (int i = 0; i < 65; i++)
        many[i] = (struct rect){i % W, i % H, 1, 1};
    assert_true(present(turned, some_picture(), many, 1));
    assert_true(present(turned, some_picture(), many, 64));
    assert_int_equal(kept.count, 64);
    assert_true(present(turned, some_picture(), many, 65));
    assert_int_equal(kept.count, 1);
    assert_int_equal(kept.areas[0].w, W);
    presenter_free(turned);
}

static void everything_else_is_handed_on(void **state)
{
    (void)state;
    struct pollfd fds[2];
    struct error error = {""};
    struct kept kept = {.next = {PRESENTER_LOST, KEY_NEXT}};
    struct presenter *turned = presenter_turned_new(presenter_wrap(&KEPT, &kept), 270);
    assert_int_equal(presenter_next_event(turned).kind, PRESENTER_LOST);
    assert_int_equal(presenter_wait_on(turned, fds, 2), 1);
    assert_int_equal(fds[0].fd, 77);
    assert_true(presenter_power(turned, true, &error) && kept.on);
    kept.refuses = true;
    assert_false(presenter_power(turned, false, &error));
    assert_string_equal(error.text, "the switch is stuck");
    struct rect area = {0, 0, 1, 1};
    uint32_t pixel[W * W] = {0};
    struct frame frame = {pixel, H * 4, {H, W}};
    assert_false(presenter_present(turned, frame, &area, 1, &error));
    assert_string_equal(error.text, "the display is full");
    presenter_free(turned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_pictures_are_turned),
        cmocka_unit_test(only_the_area_is_touched_and_its_place_is_told),
        cmocka_unit_test(a_panel_on_its_side_is_asked_for_its_other_size),
        cmocka_unit_test(not_turned_is_the_inner_one_itself),
        cmocka_unit_test(changed_areas_arrive_turned),
        cmocka_unit_test(more_areas_than_it_holds_are_the_whole_picture),
        cmocka_unit_test(everything_else_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
