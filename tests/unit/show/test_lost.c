/* Tests of show/show.c: a display that goes away, and comes back as the same or another one. */
#include "show/show.h"

#include <sys/timerfd.h>

#include "folder.h"
#include "stage.h"

enum { GONE_MS = 40 };

/* Shown once, then lost, then there again after GONE_MS, and closed at its first picture. */
struct plug {
    struct size size;  /* now; 0x0: lost */
    struct size other; /* what it comes back as */
    int timer;
    int shown, shown_again;
    bool told; /* that it was lost */
    bool closed;
};

static struct panel panel(const void *self)
{
    const struct plug *plug = self;
    return (struct panel){.size_px = plug->size};
}

static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    const struct plug *plug = self;
    assert_true(capacity > 0);
    ret_fds[0] = (struct pollfd){.fd = plug->timer, .events = POLLIN};
    return 1;
}

static struct presenter_event lose(struct plug *plug)
{
    struct itimerspec spec = {.it_value = {.tv_nsec = GONE_MS * 1000000L}};
    assert_int_equal(timerfd_settime(plug->timer, 0, &spec, NULL), 0);
    plug->told = true;
    plug->size = (struct size){0, 0};
    return (struct presenter_event){.kind = PRESENTER_LOST};
}

static struct presenter_event next_event(void *self)
{
    struct plug *plug = self;
    uint64_t times = 0;
    if (plug->shown > 0 && !plug->told)
        return lose(plug);
    if (plug->told && read(plug->timer, &times, sizeof times) > 0) {
        plug->size = plug->other;
        return (struct presenter_event){.kind = PRESENTER_RESIZED};
    }
    if (plug->shown_again > 0 && !plug->closed) {
        plug->closed = true;
        return (struct presenter_event){.kind = PRESENTER_CLOSED};
    }
    return (struct presenter_event){.kind = PRESENTER_NOTHING};
}

/* After it was away all of the picture must come. */
static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct plug *plug = self;
    (void)error;
    assert_int_equal(frame.size.w, plug->size.w);
    assert_int_equal(frame.size.h, plug->size.h);
    if (!plug->told) {
        plug->shown++;
        return true;
    }
    assert_int_equal(count, 1);
    assert_int_equal(damage->w * damage->h, plug->size.w * plug->size.h);
    plug->shown_again++;
    return true;
}

static const struct presenter_methods METHODS = {.name = "plug",
                                                 .panel = panel,
                                                 .wait_on = wait_on,
                                                 .next_event = next_event,
                                                 .present = present,
                                                 .power = stage_power,
                                                 .free = stage_keep};

/* Nothing else happens in this time that would wake the wall. */
static void live_with(struct plug *plug)
{
    static const struct page_choice CHOICES[] = {{"queues", 0}};
    static const char *const NAMES[] = {"screen.png", "show.json", NULL};
    struct error error;
    struct arena *arena = arena_new();
    const char *spool = folder_make(arena);
    struct show_setup setup = stage_setup(spool, CHOICES, 1, 5000);
    plug->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct mono_time began = clock_mono();
    if (!show_run(&setup, presenter_wrap(&METHODS, plug), &error))
        fail_msg("%s", error.text);
    assert_true(clock_mono().ms - began.ms < setup.for_ms);
    close(plug->timer);
    folder_remove(arena, spool, NAMES);
    arena_free(arena);
}

static void the_wall_is_back_with_its_display(void **state)
{
    (void)state;
    struct plug plug = {.size = {640, 360}, .other = {640, 360}};
    live_with(&plug);
    assert_true(plug.told);
    assert_true(plug.shown_again > 0);
}

static void another_display_is_filled_too(void **state)
{
    (void)state;
    struct plug plug = {.size = {640, 360}, .other = {360, 640}};
    live_with(&plug);
    assert_true(plug.shown_again > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_wall_is_back_with_its_display),
        cmocka_unit_test(another_display_is_filled_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
