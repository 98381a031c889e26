/* Draws a page that a test writes itself, and reads what the wall then says. */
#include "written.h"

#include "cmocka_all.h"

#include <string.h>

#include "desks.h"
#include "fake_measure.h"

struct view_input written_input(const char *page, const struct snapshot *snapshot,
                                struct arena *arena)
{
    struct view_input input = {
        .snapshot = snapshot,
        .now = DESKS_NOW,
        .state_since = DESKS_NOW,
        .policy = desks_policy(),
        .panel = {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
        .measure = &FAKE_MEASURE,
    };
    struct error error = {.text = ""};
    if (!page_read(page, strlen(page), "mine", arena, &input.page, &error))
        fail_msg("%s", error.text);
    return input;
}

bool written_says(const struct draw_list *list, const char *words)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && strstr(command->text.text, words))
            return true;
    }
    return false;
}

const struct draw_command *written_line(const struct draw_list *list)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_LINE && command->line.count > 2)
            return command;
    }
    return NULL;
}
