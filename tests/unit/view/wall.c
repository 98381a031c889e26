/* Draws pages of one widget. */
#include "wall.h"

#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "desks.h"
#include "fake_measure.h"

struct wall wall_of(const struct snapshot *(*make)(struct arena *arena))
{
    struct wall wall = {.arena = arena_new(), .list = draw_list_new()};
    wall.input = (struct view_input){
        .snapshot = make(wall.arena),
        .now = DESKS_NOW,
        .state_since = DESKS_NOW,
        .policy = desks_policy(),
        .panel = {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
        .measure = &FAKE_MEASURE,
    };
    return wall;
}

void wall_free(struct wall *wall)
{
    draw_list_free(wall->list);
    arena_free(wall->arena);
}

static bool read_page(struct wall *wall, const char *widget, struct error *error)
{
    const char *text = arena_textf(wall->arena, "{\"name\": \"p\", \"rows\": [[{%s}]]}", widget);
    return page_read(text, strlen(text), "page", wall->arena, &wall->input.page, error);
}

void wall_show(struct wall *wall, const char *widget)
{
    struct error error = {.text = ""};
    if (!read_page(wall, widget, &error))
        fail_msg("%s", error.text);
    wall_draw(wall);
}

const char *wall_mistake(struct wall *wall, const char *widget)
{
    struct error error = {.text = ""};
    if (read_page(wall, widget, &error))
        return "";
    return arena_text(wall->arena, error.text);
}

void wall_draw(struct wall *wall)
{
    wall->until = view_draw(&wall->input, wall->list);
}

const struct draw_command *wall_find(const struct wall *wall, const char *words)
{
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        if (command->kind == DRAW_TEXT && strstr(command->text.text, words))
            return command;
    }
    return NULL;
}

int wall_y(const struct wall *wall, const char *words)
{
    const struct draw_command *text = wall_find(wall, words);
    if (!text)
        fail_msg("it does not say \"%s\"", words);
    return text ? text->text.baseline.y : 0;
}

bool wall_says(const struct wall *wall, const char *words)
{
    return wall_find(wall, words) != NULL;
}

size_t wall_symbols(const struct wall *wall, enum draw_symbol symbol)
{
    size_t count = 0;
    for (size_t i = 0; i < draw_list_count(wall->list); i++) {
        const struct draw_command *command = draw_list_at(wall->list, i);
        count += command->kind == DRAW_SYMBOL && command->symbol.symbol == symbol;
    }
    return count;
}

bool wall_keeps_rules(const struct wall *wall, const char *what)
{
    char problem[256] = "";
    bool right = check_page(&wall->input, wall->list, problem, sizeof problem);
    if (!right)
        print_error("%s: %s\n", what, problem);
    return right;
}

void wall_check(const struct wall *wall, const char *what)
{
    if (!wall_keeps_rules(wall, what))
        fail_msg("%s breaks a rule", what);
}
