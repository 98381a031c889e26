/* What a page may point at: one table of names, units and where the figure stands. */
#ifndef WALLBOARD_VIEW_BINDING_H
#define WALLBOARD_VIEW_BINDING_H

#include <stddef.h>

#include "json/reader.h"
#include "view/facts.h"
#include "view/scene.h"
#include "view/states.h"

enum binding_unit { UNIT_COUNT, UNIT_DURATION, UNIT_AGE, UNIT_PERCENT };

/* By what a figure is judged. ANY_WATCH and ANY_BREACH: one is already too many. */
enum binding_target {
    TARGET_NONE,
    TARGET_FIRST_RESPONSE,
    TARGET_WAITING, /* each queue has its own limit: see waiting.h */
    TARGET_ATTAINMENT,
    TARGET_CSAT,
    TARGET_SERVICE_LEVEL, /* the page's own, or none */
    TARGET_ROSTER,        /* the agents that the next shift needs: a least */
    TARGET_ANY_WATCH,
    TARGET_ANY_BREACH
};

struct binding {
    const char *name;
    const char *label;       /* on a tile without a title */
    const char *short_label; /* where that does not fit */
    const char *after;       /* said after the figure: "90 unowned" */
    const char *help;
    enum binding_unit unit;
    enum binding_target target;
    size_t offset; /* in struct facts: a double, or a struct wall_time for UNIT_AGE */
};

extern const struct binding BINDINGS[];
extern const size_t BINDING_COUNT;

/* NULL where there is none of that name. */
const struct binding *binding_named(const char *name);

/* The same; where there is none, `place` fails with the nearest spelling. */
const struct binding *binding_check(const struct json_at *place, const char *name);

/* `own_target` (NAN: not set) is the page's. */
struct format_figure binding_format(const struct binding *binding, const struct scene *scene,
                                    enum format_width width, double own_target);

/* The limit or goal in the unit of the figure; NAN where there is none, or not a single one. `own`
   (NAN: not set) is the page's. */
double binding_target(const struct binding *binding, const struct scene *scene, double own);

/* Notes in the scene when an age will pass its limits. */
enum state binding_state(const struct binding *binding, struct scene *scene, double own_target);

/* What a share is taken of, where that may differ: "of offered"; longest first, NULL-terminated,
   nothing for the other figures. */
enum { BINDING_BASES = 3 };
void binding_basis(const struct binding *binding, const struct scene *scene,
                   const char *ret_texts[BINDING_BASES]);

/* The value as a number, seconds for an age; NAN where unknown. */
double binding_value(const struct binding *binding, const struct scene *scene);

#endif
