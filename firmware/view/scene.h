/* What every widget is given to draw with: figures, sizes, colours and the list. */
#ifndef WALLBOARD_VIEW_SCENE_H
#define WALLBOARD_VIEW_SCENE_H

#include "desk/snapshot.h"
#include "draw/list.h"
#include "view/facts.h"
#include "view/format.h"
#include "view/states.h"
#include "view/theme.h"
#include "view/type_scale.h"
#include "view/view.h"

struct arena;
struct filter;

/* Lives for one view_draw. Nothing in it outlives `arena`. */
struct scene {
    const struct view_input *input;
    const struct snapshot *snapshot; /* NULL only where freshness is FRESH_NONE */
    struct draw_list *list;
    struct arena *arena;
    const struct theme *vivid; /* as chosen: for what is true now, such as the data's age */
    struct theme theme;        /* the same, faded while the figures are stale */
    struct type_scale type;
    enum freshness freshness;
    struct wall_time clock;  /* now, in whole seconds */
    struct wall_time now;    /* the figures' now: `clock`, or taken_at once they are stale */
    struct wall_time even;   /* `now` in even seconds, which ages are counted to */
    enum type_step headline; /* of the tiles in the band being laid out */
    bool brief;              /* tiles may do without their targets: there is no room for all */
    struct facts facts;
    const struct filter *only;    /* the queues that the facts are about; NULL: the whole desk */
    const struct derived *queues; /* as snapshot->queues */
    struct wall_time until;       /* earliest change of anything drawn so far */
};

/* The picture changes at this instant, if it is still ahead and known. A figure's instant counts
   only while figures move, that is until they are stale. */
void scene_until(struct scene *scene, struct wall_time instant);
void scene_figure_until(struct scene *scene, struct wall_time instant);

/* The state to show for what stands at this place, as view/attention.h has it. */
enum state scene_state(const struct scene *scene, uint64_t subject, enum state state);

/* The text of a figure, kept in the scene's arena; its `until` is noted. */
const char *scene_text(struct scene *scene, struct format_figure figure);

/* So many units of the grid, in pixels. */
int scene_units(const struct scene *scene, double units);

/* Hour and minute in the desk's zone: "14:30"; "–" where unknown. */
const char *scene_hour(struct scene *scene, struct wall_time time);

/* Room a row of a list and a line of labels take, in pixels. */
int scene_row_px(const struct scene *scene);
int scene_line_px(const struct scene *scene);

#endif
