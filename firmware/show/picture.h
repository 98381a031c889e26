/* SPOOL/screen.png and SPOOL/show.json: what is on the wall, for people who are not before it. */
#ifndef WALLBOARD_SHOW_PICTURE_H
#define WALLBOARD_SHOW_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "screen/painter.h"
#include "view/view.h"

struct arena;

/* What show.json tells besides times. */
struct picture_health {
    const char *page;
    const char *display; /* the presenter's name */
    const char *trouble; /* NULL: none */
    const char *dark;    /* on purpose, until when; NULL: it is on */
    unsigned long frames;
    enum freshness freshness;
    struct wall_time taken_at; /* of the snapshot that is shown */
};

struct picture {
    const char *png_path;
    const char *json_path;
    bool stale; /* the wall changed since it was written */
    struct mono_time written_at;
    bool ever;
    const char *trouble; /* why the files could not be written lately; NULL: they could */
};

struct picture picture_init(struct arena *arena, const char *spool);

/* The wall changed. */
void picture_touch(struct picture *picture);

/* The sentence of `trouble` stays valid for good. Writes both files when there is something new, at
 * most every 10 s (the first at once). */
void picture_step(struct picture *picture, struct frame frame, const struct picture_health *health,
                  struct mono_time now);
int64_t picture_due_ms(const struct picture *picture, struct mono_time now);

#endif
