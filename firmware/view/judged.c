/* States and targets in words. */
#include "view/judged.h"

#include <math.h>

#include "base/arena.h"

static const double RUN_GAP = 1.5;

size_t judged_runs(const struct scene *scene, enum state state,
                   struct pen_run runs[static JUDGED_RUNS])
{
    if (state == STATE_NONE)
        return 0;
    struct pen_run run = {.step = TYPE_FIGURE,
                          .role = ROLE_STATUS,
                          .colour = theme_state(&scene->theme, state),
                          .symbol = state_symbol(state),
                          .gap_px = scene_units(scene, RUN_GAP)};
    runs[0] = run;
    runs[1] = run;
    runs[1].text = state_word(state);
    return JUDGED_RUNS;
}

const char *judged_target(struct scene *scene, const struct figure *figure,
                          const struct figure_limits *limits)
{
    double target = figure_target(figure, scene, limits);
    if (isnan(target))
        return NULL;
    const char *sign = figure_is_goal(figure, scene) ? "\u2265" : "<";
    return arena_textf(scene->arena, "%s %s", sign,
                       scene_text(scene, figure_format_value(figure, scene, target)));
}
