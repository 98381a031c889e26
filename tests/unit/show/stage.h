/* A wall for tests of the loop: a small panel that takes everything, and nothing to hear. */
#ifndef WALLBOARD_TESTS_SHOW_STAGE_H
#define WALLBOARD_TESTS_SHOW_STAGE_H

#include "cmocka_all.h"
#include "show/show.h"

static inline struct panel stage_panel(const void *self)
{
    (void)self;
    return (struct panel){.size_px = {640, 360}};
}

static inline size_t stage_wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    (void)self;
    assert_true(capacity > 0);
    ret_fds[0] = (struct pollfd){.fd = -1};
    return 1;
}

static inline bool stage_power(void *self, bool on, struct error *error)
{
    (void)self, (void)on, (void)error;
    return true;
}

/* Of what is the test's own. */
static inline void stage_keep(void *self)
{
    (void)self;
}

/* The built-in pages of these names, each for an hour; it ends by itself after `for_ms`. */
static inline struct show_setup stage_setup(const char *spool, const struct page_choice *choices,
                                            size_t count, int64_t for_ms)
{
    return (struct show_setup){
        .spool = spool,
        .pages = {.choices = choices,
                  .choice_count = count,
                  .folder = WALLBOARD_SOURCE_DIR "/assets/pages",
                  .dwell_ms = 3600000},
        .look = {.fonts = {.family = "Noto Sans", .language = "en"},
                 .diagonal_in = 55,
                 .distance_m = 5,
                 .themes = {.night = {.name = "night"}}},
        .for_ms = for_ms,
    };
}

#endif
