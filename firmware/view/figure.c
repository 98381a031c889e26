/* Resolves the figures of a page: bindings, narrowed bindings, indicators. */
#include "view/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/queue_sum.h"
#include "view/waiting.h"
#include "view/words.h"

#define INDICATOR "indicators."

enum { LESS_THAN_EXACT = 100 };

struct figure_limits figure_limits_read(const struct json_at *widget)
{
    return (struct figure_limits){json_number(widget, "target"), json_number(widget, "breach")};
}

bool figure_parse(const struct json_at *place, const char *name, const struct filter *filter,
                  struct figure *ret_figure)
{
    struct figure figure = {.name = name};
    bool own = text_starts(name, INDICATOR) && name[strlen(INDICATOR)];
    if (own)
        figure.indicator = name + strlen(INDICATOR);
    else
        figure.binding = binding_check(place, name);
    if (filter && figure.binding)
        figure.filter = *filter;
    if (!figure.indicator && !figure.binding)
        return false;
    *ret_figure = figure;
    return true;
}

bool figure_read(const struct json_at *widget, const char *key, const struct filter *filter,
                 struct figure *ret_figure)
{
    const char *name = json_text(widget, key);
    struct json_at place = json_member(widget, key);
    return name && figure_parse(&place, name, filter, ret_figure);
}

static bool is_narrow(const struct figure *figure)
{
    return !filter_is_open(&figure->filter);
}

bool figure_is(const struct figure *figure, const char *binding)
{
    return figure->binding && !is_narrow(figure) && text_equal(figure->binding->name, binding);
}

/* The scene in which only the figure's queues count. */
static struct scene narrowed(const struct figure *figure, const struct scene *scene)
{
    struct scene narrow = *scene;
    if (!is_narrow(figure))
        return narrow;
    struct queue_sum sum = queue_sum_of(scene, &figure->filter);
    narrow.facts = queue_sum_facts(&sum, scene->input->policy.service_level_formula);
    narrow.only = &figure->filter;
    return narrow;
}

const struct indicator *figure_indicator(const struct figure *figure, const struct scene *scene)
{
    for (size_t i = 0; figure->indicator && i < scene->snapshot->indicator_count; i++)
        if (text_equal(scene->snapshot->indicators[i].id, figure->indicator))
            return &scene->snapshot->indicators[i];
    return NULL;
}

enum binding_unit figure_unit(const struct figure *figure, const struct scene *scene)
{
    if (figure->binding)
        return figure->binding->unit;
    const struct indicator *indicator = figure_indicator(figure, scene);
    const char *unit = indicator && indicator->unit ? indicator->unit : "";
    if (text_equal(unit, "%"))
        return UNIT_PERCENT;
    return text_equal(unit, "s") ? UNIT_DURATION : UNIT_COUNT;
}

double figure_value(const struct figure *figure, const struct scene *scene)
{
    const struct indicator *indicator = figure_indicator(figure, scene);
    if (!figure->binding)
        return indicator ? indicator->value : NAN;
    struct scene narrow = narrowed(figure, scene);
    return binding_value(figure->binding, &narrow);
}

/* A number with the indicator's own unit: "1,612", "4.5", "12 €". */
static struct format_figure with_unit(double value, const char *unit)
{
    struct format_figure figure = format_count(value);
    if (isnan(value))
        return figure;
    if (value != floor(value) && fabs(value) < LESS_THAN_EXACT)
        snprintf(figure.parts[0].text, sizeof figure.parts[0].text, "%.1f", value);
    if (unit && *unit) {
        struct format_part *part = &figure.parts[figure.count++];
        text_copy(part->text, sizeof part->text, unit);
        part->unit = true;
    }
    return figure;
}

struct format_figure figure_format_value(const struct figure *figure, const struct scene *scene,
                                         double value)
{
    const struct indicator *indicator = figure_indicator(figure, scene);
    switch (figure_unit(figure, scene)) {
    case UNIT_PERCENT:
        return format_percent(value, value != floor(value));
    case UNIT_DURATION:
    case UNIT_AGE:
        return format_duration(value, FORMAT_LONG);
    case UNIT_COUNT:
        break;
    }
    return with_unit(value, indicator ? indicator->unit : NULL);
}

struct format_figure figure_format(const struct figure *figure, const struct scene *scene,
                                   enum format_width width)
{
    if (figure->binding) {
        struct scene narrow = narrowed(figure, scene);
        return binding_format(figure->binding, &narrow, width);
    }
    double value = figure_value(figure, scene);
    if (figure_unit(figure, scene) == UNIT_DURATION)
        return format_duration(value, width);
    return figure_format_value(figure, scene, value);
}

double figure_target(const struct figure *figure, const struct scene *scene,
                     const struct figure_limits *own)
{
    if (figure->binding) {
        struct scene narrow = narrowed(figure, scene);
        return binding_target(figure->binding, &narrow, own->target);
    }
    const struct indicator *indicator = figure_indicator(figure, scene);
    if (!isnan(own->target) || !indicator)
        return own->target;
    return indicator->target;
}

bool figure_is_goal(const struct figure *figure, const struct scene *scene)
{
    const struct indicator *indicator = figure_indicator(figure, scene);
    if (indicator && indicator->better != BETTER_NONE)
        return indicator->better == BETTER_UP;
    if (figure->binding && figure->binding->target == TARGET_ROSTER)
        return true;
    return figure_unit(figure, scene) == UNIT_PERCENT;
}

static enum state indicator_state(const struct figure *figure, const struct scene *scene,
                                  const struct figure_limits *own)
{
    double value = figure_value(figure, scene), target = figure_target(figure, scene, own);
    double watch_share = scene->input->policy.watch_share;
    if (isnan(value) || isnan(target))
        return STATE_NONE;
    if (!figure_is_goal(figure, scene))
        return state_of_limit(value, target, watch_share);
    if (figure_unit(figure, scene) == UNIT_PERCENT)
        return state_of_goal(value, target, watch_share);
    return value < target ? STATE_BREACH : STATE_FINE;
}

/* Between the target and the page's own breach there is only something to watch. */
static enum state softened(const struct figure *figure, const struct scene *scene,
                           const struct figure_limits *own, enum state state)
{
    double value = figure_value(figure, scene);
    if (isnan(own->breach) || state != STATE_BREACH)
        return state;
    bool past = figure_is_goal(figure, scene) ? value < own->breach : value >= own->breach;
    return past ? STATE_BREACH : STATE_WATCH;
}

enum state figure_state(const struct figure *figure, struct scene *scene,
                        const struct figure_limits *own)
{
    enum state state = STATE_NONE;
    if (figure->binding) {
        struct scene narrow = narrowed(figure, scene);
        state = binding_state(figure->binding, &narrow, own->target);
        scene_until(scene, narrow.until);
    } else {
        state = indicator_state(figure, scene, own);
    }
    return softened(figure, scene, own, state);
}

bool figure_is_none(const struct figure *figure, const struct scene *scene)
{
    if (!figure->binding || figure->binding->target != TARGET_WAITING)
        return false;
    struct scene narrow = narrowed(figure, scene);
    return waiting_nobody(&narrow);
}

const char *figure_label(const struct figure *figure, const struct scene *scene)
{
    const struct indicator *indicator = figure_indicator(figure, scene);
    if (figure->binding)
        return _(figure->binding->label);
    return indicator && indicator->label && *indicator->label ? _(indicator->label)
                                                              : figure->indicator;
}

const char *figure_short_label(const struct figure *figure, const struct scene *scene)
{
    return figure->binding ? _(figure->binding->short_label) : figure_label(figure, scene);
}

const char *figure_after(const struct figure *figure, const struct scene *scene)
{
    return figure->binding ? _(figure->binding->after) : figure_label(figure, scene);
}

/* The one queue that passes, by id; NULL: none or several. */
static const char *only_queue(const struct figure *figure, const struct scene *scene)
{
    const char *id = NULL;
    size_t count = 0;
    for (size_t i = 0; i < scene->snapshot->queue_count; i++)
        if (filter_passes(&figure->filter, &scene->snapshot->queues[i])) {
            id = scene->snapshot->queues[i].id;
            count++;
        }
    return count == 1 ? id : NULL;
}

const struct trend *figure_trend(const struct figure *figure, const struct scene *scene)
{
    if (!figure->binding || !is_narrow(figure))
        return snapshot_trend(scene->snapshot, figure->name);
    const char *id = only_queue(figure, scene), *dot = strchr(figure->name, '.');
    if (!id || !text_starts(figure->name, "totals."))
        return NULL;
    return snapshot_trend(scene->snapshot, arena_textf(scene->arena, "queues.%s%s", id, dot));
}

const struct queue *figure_decides(const struct figure *figure, const struct scene *scene)
{
    if (!figure->binding || figure->binding->target != TARGET_WAITING)
        return NULL;
    struct scene narrow = narrowed(figure, scene);
    return waiting_judge(&narrow).decides;
}
