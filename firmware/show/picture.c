/* SPOOL/screen.png and SPOOL/show.json: what is on the wall, for people who are not before it. */
#include "show/picture.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "feed/seam.h"
#include "json/writer.h"
#include "screen/presenter.h"
#include "view/words.h"

static const int64_t PERIOD_MS = 10000;
static const char SPOOL_TROUBLE[] =
    N_("The spool cannot be written: is its disk full or read-only? New figures cannot come in.");

static const char *const FRESHNESS_NAMES[] = {"fresh", "late", "stale", "dead", "none"};
static_assert(sizeof FRESHNESS_NAMES / sizeof FRESHNESS_NAMES[0] == FRESH_NONE + 1,
              "one word for each value");

struct picture picture_init(struct arena *arena, const char *spool)
{
    return (struct picture){
        .png_path = file_join(arena, spool, SEAM_PICTURE),
        .json_path = file_join(arena, spool, SEAM_HEALTH),
    };
}

void picture_touch(struct picture *picture)
{
    picture->stale = true;
}

int64_t picture_due_ms(const struct picture *picture, struct mono_time now)
{
    if (!picture->stale)
        return -1;
    int64_t left_ms = picture->written_at.ms + PERIOD_MS - now.ms;
    return picture->ever && left_ms > 0 ? left_ms : 0;
}

static bool write_health(const struct picture *picture, struct frame frame,
                         const struct picture_health *health, struct error *error)
{
    struct json_writer *writer = json_writer_new();
    json_put_text(writer, "page", health->page);
    json_put_text(writer, "display", health->display);
    json_put_number(writer, "width", frame.size.w);
    json_put_number(writer, "height", frame.size.h);
    json_put_number(writer, "frames", (double)health->frames);
    json_put_text(writer, "freshness", FRESHNESS_NAMES[health->freshness]);
    json_put_time(writer, "snapshot_taken_at", health->taken_at);
    json_put_time(writer, "written_at", clock_wall());
    json_put_text(writer, "trouble", health->trouble);
    json_put_text(writer, "dark", health->dark);
    size_t length = 0;
    char *text = json_writer_text(writer, true, &length);
    bool ok = file_replace(picture->json_path, text, length, FILE_FAST, error);
    free(text);
    json_writer_free(writer);
    return ok;
}

void picture_step(struct picture *picture, struct frame frame, const struct picture_health *health,
                  struct mono_time now)
{
    struct error error;
    if (!frame.pixels)
        picture->stale = false;
    if (picture_due_ms(picture, now) != 0)
        return;
    picture->stale = false;
    picture->ever = true;
    picture->written_at = now;
    bool kept =
        png_write(picture->png_path, frame, &error) && write_health(picture, frame, health, &error);
    if (!kept && !picture->trouble)
        log_warning("%s: what is on the wall is not kept", error.text);
    picture->trouble = kept ? NULL : SPOOL_TROUBLE;
}
