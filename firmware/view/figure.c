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

/* NAN where missing. */
static double read_limit(const struct json_at *widget, const char *key)
{
    struct json_at at = json_member(widget, key);
    if (json_kind(&at) == JSON_TEXT)
        return (double)json_duration_ms(widget, key, 0) / 1000;
    double limit = json_as_number(&at);
    if (limit < 0)
        json_fail(&at, "a limit that is not negative");
    return limit;
}

const struct figure_limits FIGURE_NO_LIMITS = {NAN, NAN};

static bool is_time(const struct binding *binding)
{
    return binding->unit == UNIT_DURATION || binding->unit == UNIT_AGE;
}

/* What is known of an indicator is known only when it is drawn. */
static void check_limit(const struct json_at *widget, const char *key, double limit,
                        const struct figure *figure)
{
    struct json_at at = json_member(widget, key);
    const struct binding *binding = figure->binding;
    if (!binding || isnan(limit))
        return;
    if (json_kind(&at) == JSON_TEXT && !is_time(binding))
        json_fail(&at, "a number, as %s is no time", binding->name);
    if (binding->unit == UNIT_PERCENT && limit > 100)
        json_fail(&at, "percent, 0 to 100");
}

struct figure_limits figure_limits_read(const struct json_at *widget, const struct figure *figure)
{
    struct figure_limits limits = {read_limit(widget, "target"), read_limit(widget, "breach")};
    check_limit(widget, "target", limits.target, figure);
    check_limit(widget, "breach", limits.breach, figure);
    if (!figure->binding || isnan(limits.target) || isnan(limits.breach))
        return limits;
    struct json_at at = json_member(widget, "breach");
    if (figure->binding->target == TARGET_ROSTER)
        json_reject(&at, "%s is judged by the agents it needs alone", figure->binding->name);
    else if (figure->binding->unit == UNIT_PERCENT && limits.breach > limits.target)
        json_fail(&at, "at most the target, which more is better than");
    else if (figure->binding->unit != UNIT_PERCENT && limits.breach < limits.target)
        json_fail(&at, "at least the target, which less is better than");
    return limits;
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

static struct format_figure format_percent_of(const struct figure *figure,
                                              const struct scene *scene,
                                              const struct figure_limits *own)
{
    double value = figure_value(figure, scene);
    struct format_borders borders = {.target = figure_target(figure, scene, own),
                                     .breach = own->breach,
                                     .least = figure_is_goal(figure, scene)};
    return format_judged(value, figure->binding || value != floor(value), &borders);
}

struct format_figure figure_format(const struct figure *figure, const struct scene *scene,
                                   enum format_width width, const struct figure_limits *own)
{
    if (figure_unit(figure, scene) == UNIT_PERCENT)
        return format_percent_of(figure, scene, own);
    if (figure->binding) {
        struct scene narrow = narrowed(figure, scene);
        return binding_format(figure->binding, &narrow, width, own->target);
    }
    double value = figure_value(figure, scene);
    switch (figure_unit(figure, scene)) {
    case UNIT_DURATION:
        return format_duration(value, width);
    case UNIT_PERCENT:
    case UNIT_AGE:
    case UNIT_COUNT:
        break;
    }
    return figure_format_value(figure, scene, value);
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
