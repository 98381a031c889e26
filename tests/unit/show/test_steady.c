/* Tests of show/show.c: pages that turn again and again take no more memory than the first round.
 */
#include "show/show.h"

#include <malloc.h>

#include "folder.h"
#include "stage.h"

enum { PAGES = 4, ROUNDS_BEFORE = 4, ROUNDS = 12 };

/* Turns the page as soon as a picture of the last one is seen. */
struct impatient {
    int turned;
    bool seen, closed;
    size_t before, after; /* bytes in use, after ROUNDS_BEFORE and after ROUNDS */
};

static struct presenter_event next_event(void *self)
{
    struct impatient *impatient = self;
    if (impatient->seen && impatient->turned < ROUNDS * PAGES) {
        impatient->seen = false;
        impatient->turned++;
        return (struct presenter_event){PRESENTER_KEY, KEY_NEXT};
    }
    if (impatient->seen && !impatient->closed) {
        impatient->closed = true;
        return (struct presenter_event){.kind = PRESENTER_CLOSED};
    }
    return (struct presenter_event){.kind = PRESENTER_NOTHING};
}

/* All at the same page and the same step of its fade. */
static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct impatient *impatient = self;
    (void)frame, (void)damage, (void)count, (void)error;
    if (impatient->turned == ROUNDS_BEFORE * PAGES)
        impatient->before = mallinfo2().uordblks;
    if (impatient->turned == ROUNDS * PAGES)
        impatient->after = mallinfo2().uordblks;
    impatient->seen = true;
    return true;
}

static const struct presenter_methods METHODS = {.name = "impatient",
                                                 .panel = stage_panel,
                                                 .wait_on = stage_wait_on,
                                                 .next_event = next_event,
                                                 .present = present,
                                                 .power = stage_power,
                                                 .free = stage_keep};

static void copy_example(struct arena *arena, const char *spool)
{
    static char text[1 << 16];
    FILE *file = fopen(WALLBOARD_SOURCE_DIR "/assets/schema/wallboard-1.example.json", "re");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    folder_write(arena, spool, "snapshot.json", text);
}

static void turning_pages_does_not_grow(void **state)
{
    (void)state;
    static const struct page_choice CHOICES[] = {
        {"overview", 0}, {"queues", 0}, {"sla", 0}, {"leaderboard", 0}};
    static const char *const NAMES[] = {"snapshot.json", "screen.png", "show.json", NULL};
    struct error error;
    struct impatient impatient = {.turned = 0};
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    struct show_setup setup = stage_setup(spool, CHOICES, PAGES, 500000);
    copy_example(arena, spool);
    if (!show_run(&setup, presenter_wrap(&METHODS, &impatient), &error))
        fail_msg("%s", error.text);
    assert_true(impatient.closed);
    print_message("in use: %zu bytes, then %zu\n", impatient.before, impatient.after);
    assert_true(impatient.after <= impatient.before + 4096);
    folder_remove(arena, spool, NAMES);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(turning_pages_does_not_grow)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
