/* Writes what a page consists of for the person who sets it up. */
#include "show/explain.h"

#include <math.h>

#include "view/type_scale.h"

static const double MM_PER_INCH = 25.4;

enum { MOST_SIZES = 24 };

/* A size of type that stands on the page, and the first words in it. */
struct size_used {
    enum draw_role role;
    int cap_px;
    const char *example;
    size_t count;
};

struct sizes {
    struct size_used items[MOST_SIZES];
    size_t count;
};

static void note(struct sizes *sizes, enum draw_role role, int cap_px, const char *text)
{
    size_t at = 0;
    while (at < sizes->count &&
           (sizes->items[at].role != role || sizes->items[at].cap_px != cap_px))
        at++;
    if (at == MOST_SIZES)
        return;
    if (at == sizes->count)
        sizes->items[sizes->count++] = (struct size_used){role, cap_px, text, 0};
    sizes->items[at].count++;
}

static struct sizes sizes_on(const struct explained *explained)
{
    struct sizes sizes = {.count = 0};
    for (size_t i = 0; i < draw_list_count(explained->list); i++) {
        const struct draw_command *command = draw_list_at(explained->list, i);
        if (command->kind != DRAW_TEXT)
            continue;
        int cap = measure_font(explained->measure, command->text.font).cap_height;
        note(&sizes, command->text.role, cap, command->text.text);
    }
    return sizes;
}

static void write_panel(const struct explained *explained, FILE *out)
{
    const struct view_panel *panel = &explained->panel;
    double per_mm = type_scale_px_per_mm(panel);
    double w_mm = panel->size_px.w / per_mm, h_mm = panel->size_px.h / per_mm;
    bool told = panel->diagonal_in > 0;
    fprintf(out, "page:      %s\n", explained->page);
    fprintf(out, "picture:   %dx%d pixels\n", panel->size_px.w, panel->size_px.h);
    fprintf(out, "panel:     %.1f inches (%.0fx%.0f mm), %s\n", hypot(w_mm, h_mm) / MM_PER_INCH,
            w_mm, h_mm, told ? "screen.diagonal_in" : "assumed: screen.diagonal_in tells it");
    fprintf(out, "read from: %g m, screen.distance_m\n", panel->distance_m);
}

static void write_sizes(const struct explained *explained, FILE *out)
{
    const struct view_panel *panel = &explained->panel;
    struct sizes sizes = sizes_on(explained);
    fprintf(out, "\ncapitals   px     mm  arc minutes  texts  such as\n");
    for (int role = 0; role < ROLE_COUNT; role++)
        for (size_t i = 0; i < sizes.count; i++) {
            const struct size_used *size = &sizes.items[i];
            if ((int)size->role != role)
                continue;
            fprintf(out, "%-9s %3d  %5.1f  %11.1f  %5zu  %s\n", DRAW_ROLE_NAMES[role], size->cap_px,
                    size->cap_px / type_scale_px_per_mm(panel),
                    type_scale_arc_minutes(panel, size->cap_px), size->count, size->example);
        }
}

static size_t write_lines(const struct account *account, const char *heading, bool dropped,
                          FILE *out)
{
    size_t most = account->count < ACCOUNT_LINES ? account->count : ACCOUNT_LINES, written = 0;
    for (size_t i = 0; i < most; i++) {
        const struct account_line *line = &account->lines[i];
        if ((line->fate == ACCOUNT_DROPPED) != dropped)
            continue;
        fprintf(out, "%s  %s%s%s\n", written++ == 0 ? heading : "", line->what,
                line->why[0] ? ": " : "", line->why);
    }
    return written;
}

void explain_write(const struct explained *explained, FILE *out)
{
    write_panel(explained, out);
    write_sizes(explained, out);
    write_lines(explained->account, "\nshown\n", false, out);
    if (write_lines(explained->account, "\nnot shown\n", true, out) == 0)
        fprintf(out, "\nnothing is left out as a whole\n");
    if (explained->account->count > ACCOUNT_LINES)
        fprintf(out, "and %zu more\n", explained->account->count - ACCOUNT_LINES);
}
