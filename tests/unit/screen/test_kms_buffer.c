/* Tests of screen/kms_buffer and kms_stale: two buffers in turn always come to hold the frame. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "screen/kms_buffer.h"

enum { W = 61, H = 37, PITCH = W * 4 + 12, ROUNDS = 400 };

static struct kms_buffer buffer_in(uint8_t *memory, enum kms_pixels pixels)
{
    struct kms_buffer buffer = {.map = memory, .pitch = PITCH, .size = {W, H}, .pixels = pixels};
    kms_stale_add(&buffer.stale, (struct rect){0, 0, W, H});
    return buffer;
}

static struct rect any_area(struct random *dice)
{
    int x = (int)random_below(dice, W);
    int y = (int)random_below(dice, H);
    return (struct rect){x, y, (int)random_below(dice, (uint32_t)(W - x)) + 1,
                         (int)random_below(dice, (uint32_t)(H - y)) + 1};
}

static void scribble(uint32_t *pixels, struct rect area, struct random *dice)
{
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++)
            pixels[y * W + x] = random_below(dice, 1U << 24);
}

static void assert_shows(const struct kms_buffer *buffer, const uint32_t *pixels)
{
    for (int y = 0; y < H; y++)
        assert_memory_equal(buffer->map + (size_t)y * PITCH, pixels + y * W, W * sizeof *pixels);
}

static void buffers_in_turn_catch_up(void **state)
{
    (void)state;
    static uint32_t pixels[W * H];
    static uint8_t memory[2][PITCH * H];
    struct random dice = random_from(7);
    struct kms_buffer buffers[] = {buffer_in(memory[0], KMS_XRGB8888),
                                   buffer_in(memory[1], KMS_XRGB8888)};
    struct frame frame = {pixels, W * (int)sizeof *pixels, {W, H}};
    for (int round = 0; round < ROUNDS; round++) {
        int changes = (int)random_below(&dice, round % 50 == 49 ? 90 : 4);
        for (int i = 0; i < changes; i++) {
            struct rect area = any_area(&dice);
            scribble(pixels, area, &dice);
            kms_stale_add(&buffers[0].stale, area);
            kms_stale_add(&buffers[1].stale, area);
        }
        kms_buffer_catch_up(&buffers[round % 2], frame);
        assert_shows(&buffers[round % 2], pixels);
        assert_int_equal(buffers[round % 2].stale.count, 0);
    }
}

static void only_what_is_stale_is_copied(void **state)
{
    (void)state;
    static uint32_t pixels[W * H];
    static uint8_t memory[PITCH * H];
    struct kms_buffer buffer = buffer_in(memory, KMS_XRGB8888);
    memset(pixels, 0x55, sizeof pixels);
    kms_stale_clear(&buffer.stale);
    kms_stale_add(&buffer.stale, (struct rect){10, 5, 3, 2});
    kms_buffer_catch_up(&buffer, (struct frame){pixels, W * 4, {W, H}});
    for (int y = 0; y < H; y++)
        for (int x = 0; x < PITCH; x++) {
            bool stale = y >= 5 && y < 7 && x >= 40 && x < 52;
            assert_int_equal(memory[y * PITCH + x], stale ? 0x55 : 0);
        }
}

/* A frame that is smaller than the display, with areas beyond both. */
static void nothing_beyond_the_frame_or_the_buffer_is_touched(void **state)
{
    (void)state;
    static uint32_t pixels[(W + 8) * 20];
    static uint8_t memory[PITCH * H];
    struct kms_buffer buffer = buffer_in(memory, KMS_XRGB8888);
    memset(pixels, 0x55, sizeof pixels);
    kms_stale_add(&buffer.stale, (struct rect){-5, -5, 1000, 1000});
    kms_buffer_catch_up(&buffer, (struct frame){pixels, (W + 8) * 4, {W + 8, 20}});
    assert_int_equal(memory[19 * PITCH + W * 4 - 1], 0x55);
    assert_int_equal(memory[19 * PITCH + W * 4], 0);
    assert_int_equal(memory[20 * PITCH], 0);
}

static void sixteen_bits_keep_the_highest(void **state)
{
    (void)state;
    static const uint32_t pixels[] = {0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x07030f, 0x123456};
    static const uint16_t WANTED[] = {0xffff, 0xf800, 0x07e0, 0x001f, 0x0001, 0x11aa};
    uint8_t memory[PITCH * 2] = {0};
    struct kms_buffer buffer = {
        .map = memory, .pitch = PITCH, .size = {6, 1}, .pixels = KMS_RGB565};
    kms_stale_add(&buffer.stale, (struct rect){0, 0, 6, 1});
    kms_buffer_catch_up(&buffer, (struct frame){pixels, sizeof pixels, {6, 1}});
    assert_memory_equal(memory, WANTED, sizeof WANTED);
    assert_int_equal(memory[sizeof WANTED], 0);
}

static void areas_within_others_are_not_kept_twice(void **state)
{
    (void)state;
    struct kms_stale stale = {.count = 0};
    kms_stale_add(&stale, (struct rect){10, 10, 5, 5});
    kms_stale_add(&stale, (struct rect){11, 11, 2, 2});
    kms_stale_add(&stale, (struct rect){0, 0, 0, 9});
    assert_int_equal(stale.count, 1);
    kms_stale_add(&stale, (struct rect){50, 50, 5, 5});
    assert_int_equal(stale.count, 2);
    kms_stale_add(&stale, (struct rect){0, 0, 30, 30});
    assert_int_equal(stale.count, 2);
}

static void too_many_become_one_that_holds_all(void **state)
{
    (void)state;
    struct kms_stale stale = {.count = 0};
    for (int i = 0; i <= KMS_STALE_MOST; i++)
        kms_stale_add(&stale, (struct rect){i * 10, i * 20, 5, 5});
    assert_int_equal(stale.count, 1);
    assert_true(rect_contains(stale.areas[0], (struct rect){0, 0, 5, 5}));
    assert_true(rect_contains(stale.areas[0],
                              (struct rect){KMS_STALE_MOST * 10, KMS_STALE_MOST * 20, 5, 5}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffers_in_turn_catch_up),
        cmocka_unit_test(only_what_is_stale_is_copied),
        cmocka_unit_test(nothing_beyond_the_frame_or_the_buffer_is_touched),
        cmocka_unit_test(sixteen_bits_keep_the_highest),
        cmocka_unit_test(areas_within_others_are_not_kept_twice),
        cmocka_unit_test(too_many_become_one_that_holds_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
