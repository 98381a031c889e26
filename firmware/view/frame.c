/* The badge that says how old the data is. */
#include "view/frame.h"

#include "base/arena.h"
#include "view/words.h"

enum { MINUTE_S = 60, MINUTES_FROM_S = 120, MINUTES_TO_S = 3600 };

/* In minutes from the second one on: what is late for long need not tick. */
static const char *age_text(struct scene *scene)
{
    struct wall_time since = scene->snapshot->taken_at;
    struct format_figure age = format_age(since, scene->clock, FORMAT_SHORT);
    double age_s = wall_time_s_between(since, scene->clock);
    if (age_s >= MINUTES_FROM_S && age_s < MINUTES_TO_S) {
        int minutes = (int)(age_s / MINUTE_S);
        scene_until(scene, wall_time_add_ms(since, (minutes + 1) * MINUTE_S * 1000));
        return arena_textf(scene->arena, "%d\u00A0%s", minutes, _("min"));
    }
    char text[FORMAT_TEXT];
    format_join(&age, text);
    scene_until(scene, age.until);
    return arena_text(scene->arena, text);
}

size_t frame_age_runs(struct scene *scene, struct pen_run runs[static FRAME_AGE_RUNS])
{
    if (scene->freshness == FRESH || scene->freshness == FRESH_NONE)
        return 0;
    enum state state = scene->freshness == FRESH_LATE ? STATE_WATCH : STATE_BREACH;
    const char *text = age_text(scene);
    struct pen_run run = {.step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .symbol = state_symbol(state),
                          .colour = theme_state(scene->vivid, state),
                          .gap_px = scene_units(scene, 1.5)};
    runs[0] = run;
    runs[1] = run;
    runs[1].text = arena_textf(scene->arena, _("%s old"), text);
    return FRAME_AGE_RUNS;
}
