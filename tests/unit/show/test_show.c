/* Tests of show/show.c: what a key does beyond the wall. */
#include "show/show.h"

#include "folder.h"
#include "stage.h"

/* A panel on which one key is pressed, and that is closed after it. */
struct keyboard {
    enum presenter_key key;
    int heard;
};

static struct presenter_event next_event(void *self)
{
    struct keyboard *keyboard = self;
    switch (keyboard->heard++) {
    case 0:
        return (struct presenter_event){PRESENTER_KEY, keyboard->key};
    case 1:
        return (struct presenter_event){.kind = PRESENTER_CLOSED};
    default:
        return (struct presenter_event){.kind = PRESENTER_NOTHING};
    }
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    (void)self;
    (void)frame;
    (void)damage;
    (void)count;
    (void)error;
    return true;
}

static const struct presenter_methods METHODS = {.name = "keyboard",
                                                 .panel = stage_panel,
                                                 .wait_on = stage_wait_on,
                                                 .next_event = next_event,
                                                 .present = present,
                                                 .power = stage_power,
                                                 .free = free};

static const struct page_choice QUEUES[] = {{"queues", 0}};

/* Whether the key left the file that acknowledges the handover. */
static bool acknowledges(enum presenter_key key, const char *handover)
{
    static const char *const NAMES[] = {"snapshot.json", "screen.png", "show.json", NULL};
    struct error error;
    struct arena *arena = arena_new();
    struct keyboard *keyboard = calloc(1, sizeof *keyboard);
    const char *spool = folder_make(arena);
    folder_write(arena, spool, "snapshot.json",
                 arena_textf(arena,
                             "{\"schema\":\"wallboard/1\",\"taken_at\":\"2026-11-23T07:50:00Z\","
                             "\"totals\":{},\"handover\":%s}",
                             handover));
    struct show_setup setup = stage_setup(spool, QUEUES, 1, 20000);
    assert_non_null(keyboard);
    keyboard->key = key;
    if (!show_run(&setup, presenter_wrap(&METHODS, keyboard), &error))
        fail_msg("%s", error.text);
    bool there = unlink(file_join(arena, spool, "acknowledge")) == 0;
    folder_remove(arena, spool, NAMES);
    arena_free(arena);
    return there;
}

static void a_key_acknowledges_an_open_handover(void **state)
{
    (void)state;
    assert_true(acknowledges(KEY_ACKNOWLEDGE, "{\"due_in_first_hour\":6}"));
    assert_false(acknowledges(KEY_PAUSE, "{\"due_in_first_hour\":6}"));
}

static void otherwise_it_does_nothing(void **state)
{
    (void)state;
    assert_false(acknowledges(KEY_ACKNOWLEDGE, "null"));
    assert_false(acknowledges(KEY_ACKNOWLEDGE, "{\"acknowledged_at\":\"2026-11-23T07:45:00Z\"}"));
}

static const char *trouble_told(const char *snapshot, struct arena *arena)
{
    static const char *const NAMES[] = {"snapshot.json", "screen.png", "show.json", NULL};
    struct error error;
    struct file_bytes told;
    const char *spool = folder_make(arena);
    struct keyboard *keyboard = calloc(1, sizeof *keyboard);
    assert_non_null(keyboard);
    keyboard->key = KEY_PAUSE;
    folder_write(arena, spool, "snapshot.json", snapshot);
    struct show_setup setup = stage_setup(spool, QUEUES, 1, 20000);
    if (!show_run(&setup, presenter_wrap(&METHODS, keyboard), &error) ||
        !file_read(file_join(arena, spool, "show.json"), 10000, arena, &told, &error))
        fail_msg("%s", error.text);
    folder_remove(arena, spool, NAMES);
    return told.bytes;
}

static void figures_that_cannot_be_read_are_told_in_words(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *told = trouble_told("nonsense", arena);
    if (!strstr(told, "\"trouble\":\t\"The figures cannot be read: ") &&
        !strstr(told, "\"trouble\": \"The figures cannot be read: "))
        fail_msg("%s", told);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_that_cannot_be_read_are_told_in_words),
        cmocka_unit_test(a_key_acknowledges_an_open_handover),
        cmocka_unit_test(otherwise_it_does_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
