/* Reads draw lists as a person with a ruler would. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "draw/burn_in.h"
#include "ruler.h"
#include "view/theme.h"

enum { MOST_HEADLINES = 6 };

/* WCAG 2.2: 1.4.6 for text, 1.4.11 for shapes that tell something. */
static const double TEXT_CONTRAST = 7, SHAPE_CONTRAST = 3;
static const double LABEL_ARC_MINUTES = 16, FIGURE_ARC_MINUTES = 20;

static bool is_figure(const struct draw_command *command)
{
    return command->text.role != ROLE_LABEL;
}

/* Whole pixels: half of one may be missing. In a picture too small for the floor everything
   shrinks, and then the scale says how far (view/type_scale.h). */
static bool size_is_right(const struct ruler *ruler, const struct draw_command *command)
{
    const struct view_panel *panel = &ruler->input->panel;
    int cap = measure_font(ruler->input->measure, command->text.font).cap_height;
    double floor = is_figure(command) ? FIGURE_ARC_MINUTES : LABEL_ARC_MINUTES;
    int least = is_figure(command) ? ruler->scale.figure_cap_px : ruler->scale.label_cap_px;
    bool shrunk = ruler->scale.label_cap_px < type_scale_cap_px(panel, LABEL_ARC_MINUTES);
    if (shrunk ? cap >= least : ruler_arc_minutes(panel, cap + 0.5) >= floor)
        return true;
    char rule[64];
    snprintf(rule, sizeof rule, "under the floor (%.1f of %.0f arc minutes)",
             ruler_arc_minutes(panel, cap), floor);
    return ruler_broken(ruler, rule, command->text.text);
}

/* What is a number or a status is never cut. */
static bool is_whole(const struct ruler *ruler, const struct draw_command *command)
{
    if (!is_figure(command) || !strstr(command->text.text, "…"))
        return true;
    return ruler_broken(ruler, "is cut", command->text.text);
}

static const char *name_of(const struct draw_command *command)
{
    static const char *const NAMES[] = {"a fill", "", "a line", "a shape", "a picture"};
    return command->kind == DRAW_TEXT ? command->text.text : NAMES[command->kind];
}

/* However the picture is shifted against burn-in; a fill that reaches an edge is kept there. */
static bool is_inside(const struct ruler *ruler, const struct draw_command *command)
{
    struct size size = draw_list_size(ruler->list);
    struct rect picture = {0, 0, size.w, size.h};
    int shift = burn_in_most(size);
    struct rect ink = ruler_ink(ruler, command);
    if (!rect_contains(picture, ink))
        return ruler_broken(ruler, "leaves the picture", name_of(command));
    if (command->kind == DRAW_FILL || rect_contains(rect_inset(picture, shift, shift), ink))
        return true;
    return ruler_broken(ruler, "leaves the picture when it is shifted", name_of(command));
}

static bool contrast_is_right(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    struct colour ground = ruler_ground(ruler, index, ruler_ink(ruler, command));
    double least = command->kind == DRAW_TEXT ? TEXT_CONTRAST : SHAPE_CONTRAST;
    bool judged = command->kind != DRAW_FILL && command->kind != DRAW_PICTURE;
    if (!judged || colour_contrast(command->colour, ground) >= least)
        return true;
    return ruler_broken(ruler, "too little contrast", name_of(command));
}

/* The ground that a text says it stands on is the last fill under it. */
static bool ground_is_true(const struct ruler *ruler, size_t index)
{
    const struct draw_command *text = draw_list_at(ruler->list, index);
    if (colour_equal(ruler_ground(ruler, index, ruler_ink(ruler, text)), text->text.ground))
        return true;
    return ruler_broken(ruler, "stands on another ground than it says", text->text.text);
}

/* Two dots may end lines that meet. */
static bool is_dot(const struct draw_command *command)
{
    return command->kind == DRAW_SYMBOL && command->symbol.symbol == SYMBOL_CIRCLE;
}

static bool overlap(const struct ruler *ruler, const struct draw_command *one,
                    const struct draw_command *other)
{
    struct rect ink = ruler_ink(ruler, one), its = ruler_ink(ruler, other);
    switch (other->kind) {
    case DRAW_FILL:
        return rect_intersects(ink, its) && !rect_contains(its, ink);
    case DRAW_LINE:
        return one->kind == DRAW_TEXT && ruler_line_crosses(other, ink);
    case DRAW_TEXT:
    case DRAW_SYMBOL:
    case DRAW_PICTURE:
        return rect_intersects(ink, its) && !(is_dot(one) && is_dot(other));
    case DRAW_KIND_COUNT:
        break;
    }
    return false;
}

/* Of texts and shapes: no other one meets it, no line runs through it, no edge of a fill. */
static bool stands_alone(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    for (size_t i = 0; i < draw_list_count(ruler->list); i++)
        if (i != index && overlap(ruler, command, draw_list_at(ruler->list, i)))
            return ruler_broken(ruler, "overlaps", name_of(command));
    return true;
}

static bool text_is_right(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    return size_is_right(ruler, command) && is_whole(ruler, command) &&
           ground_is_true(ruler, index);
}

/* A duration of two units is two headline texts, close to each other, of one figure. */
static bool goes_on(const struct draw_command *before, const struct draw_command *text)
{
    int gap = text->bounds.x - before->bounds.x - before->bounds.w;
    int other = before->bounds.x - text->bounds.x - text->bounds.w;
    int most = 2 * text->text.font.size_px;
    return before->text.baseline.y == text->text.baseline.y && (gap > other ? gap : other) < most;
}

static size_t headlines(const struct draw_list *list)
{
    size_t count = 0;
    const struct draw_command *before = NULL;
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind != DRAW_TEXT || command->text.role != ROLE_HEADLINE)
            continue;
        count += !before || !goes_on(before, command);
        before = command;
    }
    return count;
}

static bool command_is_right(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    bool inked = command->kind == DRAW_TEXT || command->kind == DRAW_SYMBOL;
    return is_inside(ruler, command) &&
           (command->kind != DRAW_TEXT || text_is_right(ruler, index)) &&
           contrast_is_right(ruler, index) && (!inked || stands_alone(ruler, index)) &&
           check_status(ruler, index);
}

bool check_page(const struct view_input *input, const struct draw_list *list, char *problem,
                size_t capacity)
{
    struct ruler ruler = {.input = input,
                          .list = list,
                          .theme = theme_named(input->theme),
                          .scale = type_scale_for(&input->panel, input->measure),
                          .problem = problem,
                          .capacity = capacity};
    for (size_t i = 0; i < draw_list_count(list); i++)
        if (!command_is_right(&ruler, i))
            return false;
    if (headlines(list) > MOST_HEADLINES)
        return ruler_broken(&ruler, "more headline figures than six", "");
    return true;
}
