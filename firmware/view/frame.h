/* What surrounds every page: header, notice line and pinned strip, and the calm page instead. */
#ifndef WALLBOARD_VIEW_FRAME_H
#define WALLBOARD_VIEW_FRAME_H

#include "view/board.h"
#include "view/page_private.h"
#include "view/pen.h"
#include "view/scene.h"

/* `page` NULL: only the desk's name. The data's age stands here where no strip carries it. */
void header_draw(struct scene *scene, const struct page *page, bool strip, struct rect rect);

/* The most urgent of trouble, incidents, notices and new alarms; 0 high where there is none. */
int notice_height(struct scene *scene, int width);
void notice_draw(struct scene *scene, struct rect rect);

/* What is wrong in one sentence: the input's, else a source's; NULL: nothing. */
const char *notice_trouble(const struct scene *scene);

/* Full-bleed at the bottom. As many lines as its items need at this width. */
int strip_height(struct scene *scene, int width);
void strip_draw(struct scene *scene, struct rect rect);
/* Whether that binding's figure stands in it: it leaves out what has no room. */
bool strip_tells(struct scene *scene, const char *name);

/* No figures to show, none that may still be shown, or no page for them: says so, and why. */
void calm_draw(struct scene *scene, struct rect rect);

/* A board without a config: what to do, and which board it is. Whether all of that found room. */
bool board_draw(struct scene *scene, const struct board *board, struct rect rect);

/* Symbol and words for data that is not fresh, at most `most` runs; 0 while it is. */
enum { FRAME_AGE_RUNS = 2 };
size_t frame_age_runs(struct scene *scene, struct pen_run runs[static FRAME_AGE_RUNS]);

#endif
