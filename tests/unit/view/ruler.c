/* Measures what stands on a draw list. */
#include "ruler.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool ruler_broken(const struct ruler *ruler, const char *rule, const char *text)
{
    snprintf(ruler->problem, ruler->capacity, "%s: \"%s\"", rule, text);
    return false;
}

struct rect ruler_ink(const struct ruler *ruler, const struct draw_command *command)
{
    if (command->kind != DRAW_TEXT)
        return command->bounds;
    struct font_metrics metrics = measure_font(ruler->input->measure, command->text.font);
    bool hangs = strpbrk(command->text.text, "gjpqyQ,;/|()") != NULL;
    int top = command->text.baseline.y - metrics.cap_height;
    int bottom = command->text.baseline.y + (hangs ? metrics.descent * 3 / 4 : 0);
    return (struct rect){command->text.baseline.x, top, command->bounds.w, bottom - top};
}

const struct draw_command *ruler_fill_under(const struct ruler *ruler, size_t index,
                                            struct rect rect)
{
    for (size_t i = index; i-- > 0;) {
        const struct draw_command *command = draw_list_at(ruler->list, i);
        if (command->kind == DRAW_FILL && rect_contains(command->bounds, rect))
            return command;
    }
    return NULL;
}

struct colour ruler_ground(const struct ruler *ruler, size_t index, struct rect rect)
{
    const struct draw_command *fill = ruler_fill_under(ruler, index, rect);
    return fill ? fill->colour : draw_list_ground(ruler->list);
}

double ruler_arc_minutes(const struct view_panel *panel, double px)
{
    double diagonal_mm = panel->diagonal_in * 25.4;
    if (panel->size_mm.w > 0)
        diagonal_mm = hypot(panel->size_mm.w, panel->size_mm.h);
    double mm = px * diagonal_mm / hypot(panel->size_px.w, panel->size_px.h);
    return atan(mm / (panel->distance_m * 1000)) * 180 / acos(-1) * 60;
}

/* On which side of the line through both points the corner lies. */
static int side_of(struct point from, struct point to, int x, int y)
{
    int64_t turn =
        (int64_t)(to.x - from.x) * (y - from.y) - (int64_t)(to.y - from.y) * (x - from.x);
    return turn > 0 ? 1 : turn < 0 ? -1 : 0;
}

static bool stroke_crosses(struct point from, struct point to, struct rect rect)
{
    int right = rect.x + rect.w, bottom = rect.y + rect.h;
    if ((from.x < rect.x && to.x < rect.x) || (from.x >= right && to.x >= right) ||
        (from.y < rect.y && to.y < rect.y) || (from.y >= bottom && to.y >= bottom))
        return false;
    int sides = side_of(from, to, rect.x, rect.y) + side_of(from, to, right, rect.y) +
                side_of(from, to, rect.x, bottom) + side_of(from, to, right, bottom);
    return sides > -4 && sides < 4;
}

bool ruler_line_crosses(const struct draw_command *line, struct rect rect)
{
    for (size_t i = 0; i + 1 < line->line.count; i++)
        if (stroke_crosses(line->line.points[i], line->line.points[i + 1], rect))
            return true;
    return false;
}
