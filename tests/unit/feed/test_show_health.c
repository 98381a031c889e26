/* Tests of feed/show_health.c: show.json as others read it, and what is none. */
#include "feed/show_health.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmocka_all.h"

static bool reads(const char *text, struct arena *arena, struct show_health *ret_health,
                  struct error *error)
{
    char path[] = "/tmp/wallboard-unit-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    bool ok = show_health_read(path, arena, ret_health, error);
    unlink(path);
    return ok;
}

static void a_dark_screen_says_so(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct show_health health = {.frames = 7};
    struct error error;
    assert_true(reads("{\"display\":\"drm\",\"frames\":0,\"dark\":\"dark on purpose until 07:00\"}",
                      arena, &health, &error));
    assert_string_equal(health.dark, "dark on purpose until 07:00");
    assert_true(health.frames == 0);
    assert_true(reads("{\"display\":\"drm\",\"frames\":3,\"dark\":null}", arena, &health, &error));
    assert_null(health.dark);
    assert_true(health.frames == 3);
    arena_free(arena);
}

static void anything_else_has_its_sentence(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct show_health health = {.frames = 7};
    struct error error;
    assert_false(reads("{\"frames\":1}", arena, &health, &error));
    assert_string_equal(error.text, "show.json: display: is missing");
    assert_false(reads("nothing", arena, &health, &error));
    assert_false(show_health_read("/nowhere/show.json", arena, &health, &error));
    assert_true(health.frames == 7);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_dark_screen_says_so),
                                       cmocka_unit_test(anything_else_has_its_sentence)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
