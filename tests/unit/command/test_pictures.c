/* Pages of one desk as pictures, byte for byte, whatever compiler and processor draws them; the
   README shows them too. To write them anew after a wanted change, and look at both: on a built
   tree WALLBOARD_UPDATE_GOLDENS=1 unit_command_test_pictures (refused where CI is set). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmocka_all.h"
#include "command/look.h"
#include "feed/feed.h"
#include "show/show.h"
#include "view/words.h"

#define FOLDER WALLBOARD_SOURCE_DIR "/tests/golden/pages"

enum { MOST_BYTES = 4 << 20 };

struct picture {
    const char *name;
    const char *page;
    struct size size;
    const char *theme;
    const char *language;
};

/* Portrait, 4:3, from the right, by night, by day and in high contrast. */
static const struct picture PICTURES[] = {
    {"overview", "overview", {1920, 1080}, "night", "en"},
    {"sla", "sla", {1280, 720}, "night", "en"},
    {"handover", "handover", {1280, 720}, "day", "en"},
    {"response-contrast", "response", {1024, 768}, "contrast", "en"},
    {"overview-portrait", "overview", {720, 1280}, "day", "de"},
    {"queues-arabic", "queues", {1280, 720}, "night", "ar"},
};
enum { PICTURE_COUNT = sizeof PICTURES / sizeof *PICTURES };

static void draw(const struct picture *picture, const char *out, struct arena *arena)
{
    struct error error = {.text = ""};
    struct config config;
    struct snapshot snapshot;
    const struct language *language = language_named(picture->language);
    assert_true(look_read_config(NULL, arena, &config, &error));
    struct show_look look = look_from_config(&config);
    assert_true(look_choose_theme(picture->theme, &look, &error));
    look.language = language;
    look.fonts.language = language->tag;
    assert_int_equal(words_speak(WALLBOARD_BUILT_LOCALES, language->locale),
                     language != &LANGUAGES[0]);
    struct pages_setup pages = look_pages(&config, WALLBOARD_SOURCE_DIR "/assets/pages", arena);
    struct show_still still = {
        .look = &look, .snapshot = &snapshot, .size = picture->size, .out = out};
    if (!pages_read_one(&pages, picture->page, arena, &still.page, &error) ||
        !feed_read_file(FOLDER "/desk.json", arena, &snapshot, &error))
        fail_msg("%s", error.text);
    still.now = snapshot.taken_at;
    if (!show_still_write(&still, &error))
        fail_msg("%s", error.text);
}

static struct file_bytes bytes_of(const char *path, struct arena *arena)
{
    struct error error = {.text = ""};
    struct file_bytes bytes = {0};
    if (!file_read(path, MOST_BYTES, arena, &bytes, &error))
        fail_msg("%s", error.text);
    return bytes;
}

static bool same(struct file_bytes a, struct file_bytes b)
{
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

/* In the folder that the test runs in. */
static const char *own_path(const struct picture *picture, const char *which, struct arena *arena)
{
    return arena_textf(arena, "picture-%d-%s-%s.png", (int)getpid(), picture->name, which);
}

static void pages_are_their_goldens(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < PICTURE_COUNT; i++) {
        struct arena *arena = arena_new();
        const char *own = own_path(&PICTURES[i], "now", arena);
        const char *golden = arena_textf(arena, FOLDER "/%s.png", PICTURES[i].name);
        draw(&PICTURES[i], own, arena);
        if (same(bytes_of(own, arena), bytes_of(golden, arena))) {
            unlink(own);
        } else {
            print_error("%s differs from %s\n", own, golden);
            wrong++;
        }
        arena_free(arena);
    }
    assert_int_equal(wrong, 0);
}

static void a_picture_drawn_again_has_the_same_bytes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *first = own_path(&PICTURES[1], "first", arena);
    const char *second = own_path(&PICTURES[1], "second", arena);
    draw(&PICTURES[1], first, arena);
    draw(&PICTURES[1], second, arena);
    assert_true(same(bytes_of(first, arena), bytes_of(second, arena)));
    unlink(first);
    unlink(second);
    arena_free(arena);
}

/* Once, before the tests, on purpose. */
static int write_goldens(void **state)
{
    (void)state;
    const char *update = getenv("WALLBOARD_UPDATE_GOLDENS");
    if (!update || !*update)
        return 0;
    if (getenv("CI")) {
        print_error("WALLBOARD_UPDATE_GOLDENS does not go with CI\n");
        return -1;
    }
    struct arena *arena = arena_new();
    for (size_t i = 0; i < PICTURE_COUNT; i++)
        draw(&PICTURES[i], arena_textf(arena, FOLDER "/%s.png", PICTURES[i].name), arena);
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_their_goldens),
        cmocka_unit_test(a_picture_drawn_again_has_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, write_goldens, NULL);
}
