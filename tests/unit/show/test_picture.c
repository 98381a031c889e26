/* Tests of show/picture.c: written at once, then at most every 10 s, only when something changed.
 */
#include "folder.h"
#include "show/picture.h"

#define AT(ms) ((struct mono_time){ms})

static void it_is_written_when_it_changed_and_not_too_often(void **state)
{
    (void)state;
    static const char *const names[] = {"screen.png", "show.json", NULL};
    static uint32_t pixels[4 * 3];
    struct frame frame = {.pixels = pixels, .stride = 16, .size = {4, 3}};
    struct picture_health health = {
        .page = "overview", .display = "png", .taken_at = WALL_TIME_NONE};
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    struct picture picture = picture_init(arena, spool);
    assert_int_equal(picture_due_ms(&picture, AT(0)), -1);
    picture_touch(&picture);
    assert_int_equal(picture_due_ms(&picture, AT(0)), 0);
    picture_step(&picture, frame, &health, AT(0));
    assert_int_equal(access(file_join(arena, spool, "screen.png"), R_OK), 0);
    assert_int_equal(access(file_join(arena, spool, "show.json"), R_OK), 0);
    assert_int_equal(picture_due_ms(&picture, AT(1000)), -1);
    picture_touch(&picture);
    assert_int_equal(picture_due_ms(&picture, AT(1000)), 9000);
    folder_remove(arena, spool, names);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_written_when_it_changed_and_not_too_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
