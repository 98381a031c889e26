/* Reads draw lists as a person with a ruler would. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "view/theme.h"
#include "view/type_scale.h"
#include "view/words.h"

enum { MOST_HEADLINES = 6 };

static const double LEAST_CONTRAST = 7;

struct checked {
    const struct view_input *input;
    const struct draw_list *list;
    const struct theme *theme;
    struct type_scale scale;
};

static bool broken(char *problem, size_t capacity, const char *rule, const char *text)
{
    snprintf(problem, capacity, "%s: \"%s\"", rule, text);
    return false;
}

/* Where ink is: from the top of the capitals to the baseline, or below it where letters hang. */
static struct rect ink_of(const struct checked *checked, const struct draw_command *command)
{
    struct font_metrics metrics = measure_font(checked->input->measure, command->text.font);
    bool hangs = strpbrk(command->text.text, "gjpqyQ,;/|()") != NULL;
    int top = command->text.baseline.y - metrics.cap_height;
    int bottom = command->text.baseline.y + (hangs ? metrics.descent * 3 / 4 : 0);
    return (struct rect){command->text.baseline.x, top, command->bounds.w, bottom - top};
}

static bool size_is_right(const struct checked *checked, const struct draw_command *command,
                          char *problem, size_t capacity)
{
    struct font_metrics metrics = measure_font(checked->input->measure, command->text.font);
    int floor = command->text.role == ROLE_LABEL ? checked->scale.label_cap_px
                                                 : checked->scale.figure_cap_px;
    if (metrics.cap_height >= floor)
        return true;
    return broken(problem, capacity, "under the floor", command->text.text);
}

static bool is_inside(const struct checked *checked, const struct draw_command *command,
                      char *problem, size_t capacity)
{
    struct size size = draw_list_size(checked->list);
    struct rect picture = {0, 0, size.w, size.h};
    struct rect ink = command->kind == DRAW_TEXT ? ink_of(checked, command) : command->bounds;
    if (rect_contains(picture, ink))
        return true;
    return broken(problem, capacity, "leaves the picture",
                  command->kind == DRAW_TEXT ? command->text.text : "a shape");
}

static bool contrast_is_right(const struct draw_command *command, char *problem, size_t capacity)
{
    if (colour_contrast(command->colour, command->text.ground) >= LEAST_CONTRAST)
        return true;
    return broken(problem, capacity, "too little contrast", command->text.text);
}

/* The ground that a text says it stands on is the last fill under it. */
static bool ground_is_true(const struct checked *checked, size_t index, char *problem,
                           size_t capacity)
{
    const struct draw_command *text = draw_list_at(checked->list, index);
    struct colour ground = draw_list_ground(checked->list);
    for (size_t i = 0; i < index; i++) {
        const struct draw_command *command = draw_list_at(checked->list, i);
        if (command->kind == DRAW_FILL && rect_contains(command->bounds, ink_of(checked, text)))
            ground = command->colour;
    }
    if (colour_equal(ground, text->text.ground))
        return true;
    return broken(problem, capacity, "stands on another ground than it says", text->text.text);
}

static bool stands_alone(const struct checked *checked, size_t index, char *problem,
                         size_t capacity)
{
    const struct draw_command *text = draw_list_at(checked->list, index);
    struct rect ink = ink_of(checked, text);
    for (size_t i = 0; i < draw_list_count(checked->list); i++) {
        const struct draw_command *other = draw_list_at(checked->list, i);
        if (i == index || other->kind == DRAW_FILL || other->kind == DRAW_LINE)
            continue;
        struct rect its = other->kind == DRAW_TEXT ? ink_of(checked, other) : other->bounds;
        if (rect_intersects(ink, its))
            return broken(problem, capacity, "overlaps", text->text.text);
    }
    return true;
}

/* Whether the text begins and ends as the format does around what is put into it. */
static bool follows(const char *text, const char *format)
{
    const char *last = strrchr(format, '%');
    size_t before = strcspn(format, "%");
    const char *after = last + strcspn(last, "s") + 1;
    return strncmp(text, format, before) == 0 && text_ends(text, after);
}

static bool is_status_word(const char *text)
{
    static const char *const WORDS[] = {"fine", "watch",    "breach",  "at risk", "overdue", "soon",
                                        "late", "Incident", "Planned", "Trouble", "Notice"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (text_equal(text, _(WORDS[i])))
            return true;
    return follows(text, _("%s old")) || follows(text, _("No data since %s (%s)"));
}

static bool same_line(struct rect a, struct rect b)
{
    return a.y < b.y + b.h && b.y < a.y + a.h;
}

/* One line, or one tile: a headline's status stands in the line below it. */
static struct rect near_of(const struct checked *checked, const struct draw_command *text)
{
    struct rect near = ink_of(checked, text);
    if (text->text.role == ROLE_HEADLINE)
        near.h += 4 * checked->scale.figure_cap_px;
    return near;
}

static bool has_companion(const struct checked *checked, struct rect near, bool symbol)
{
    for (size_t i = 0; i < draw_list_count(checked->list); i++) {
        const struct draw_command *other = draw_list_at(checked->list, i);
        if (symbol && other->kind == DRAW_SYMBOL && same_line(near, other->bounds))
            return true;
        if (!symbol && other->kind == DRAW_TEXT && is_status_word(other->text.text) &&
            same_line(near, ink_of(checked, other)))
            return true;
    }
    return false;
}

/* The filled row or tile that a text stands in. */
static struct rect fill_under(const struct checked *checked, const struct draw_command *text)
{
    struct rect fill = {0};
    for (size_t i = 0; i < draw_list_count(checked->list); i++) {
        const struct draw_command *command = draw_list_at(checked->list, i);
        if (command == text)
            break;
        if (command->kind == DRAW_FILL && rect_contains(command->bounds, ink_of(checked, text)))
            fill = command->bounds;
    }
    return fill;
}

static bool is_told_thrice(const struct checked *checked, const struct draw_command *command,
                           char *problem, size_t capacity)
{
    const struct theme *theme = checked->theme;
    bool filled = colour_equal(command->colour, theme->on_breach);
    bool coloured = filled || colour_equal(command->colour, theme->watch) ||
                    colour_equal(command->colour, theme->breach);
    if (!coloured)
        return true;
    struct rect near = near_of(checked, command);
    if (filled)
        near = fill_under(checked, command);
    if (!has_companion(checked, near, true))
        return broken(problem, capacity, "a status without a shape", command->text.text);
    if (!has_companion(checked, near, false))
        return broken(problem, capacity, "a status without a word", command->text.text);
    return true;
}

static bool text_is_right(const struct checked *checked, size_t index, char *problem,
                          size_t capacity)
{
    const struct draw_command *command = draw_list_at(checked->list, index);
    return size_is_right(checked, command, problem, capacity) &&
           contrast_is_right(command, problem, capacity) &&
           ground_is_true(checked, index, problem, capacity) &&
           stands_alone(checked, index, problem, capacity) &&
           is_told_thrice(checked, command, problem, capacity);
}

static size_t headlines(const struct draw_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        count += command->kind == DRAW_TEXT && command->text.role == ROLE_HEADLINE;
    }
    return count;
}

bool check_page(const struct view_input *input, const struct draw_list *list, char *problem,
                size_t capacity)
{
    struct checked checked = {input, list, theme_named(input->theme),
                              type_scale_for(&input->panel, input->measure)};
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (!is_inside(&checked, command, problem, capacity))
            return false;
        if (command->kind == DRAW_TEXT && !text_is_right(&checked, i, problem, capacity))
            return false;
    }
    /* A duration of two units is two headline texts of one figure. */
    if (headlines(list) > 2 * MOST_HEADLINES)
        return broken(problem, capacity, "more headline figures than six", "");
    return true;
}
