/* A status is told three times: by its colour, by a shape and by a word, large enough. */
#include <string.h>

#include "base/text.h"
#include "check.h"
#include "ruler.h"
#include "view/states.h"
#include "view/words.h"

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

/* The dot at the end of a trend line tells no state. */
static bool ends_line(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    return index > 0 && command->kind == DRAW_SYMBOL && command->symbol.symbol == SYMBOL_CIRCLE &&
           draw_list_at(ruler->list, index - 1)->kind == DRAW_LINE;
}

/* The urgent state that a command has the colour of. */
static enum state state_shown(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    const struct theme *theme = ruler->theme;
    struct colour colour = command->colour;
    bool symbol = command->kind == DRAW_SYMBOL;
    if ((command->kind != DRAW_TEXT && !symbol) || ends_line(ruler, index))
        return STATE_NONE;
    if (colour_equal(colour, theme->watch) || (symbol && colour_equal(colour, theme->watch_symbol)))
        return STATE_WATCH;
    if (colour_equal(colour, theme->breach))
        return STATE_BREACH;
    struct colour ground = ruler_ground(ruler, index, ruler_ink(ruler, command));
    bool filled =
        colour_equal(colour, theme->on_breach) && colour_equal(ground, theme->breach_fill);
    return filled ? STATE_BREACH : STATE_NONE;
}

static bool same_line(struct rect a, struct rect b)
{
    return a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Where its shape and word are looked for: in its filled row or tile, in the strip, in its line;
   that of a headline stands below it. */
static struct rect near_of(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    struct rect near = ruler_ink(ruler, command);
    const struct draw_command *fill = ruler_fill_under(ruler, index, near);
    if (fill)
        return fill->bounds;
    if (command->kind == DRAW_TEXT && command->text.role == ROLE_HEADLINE)
        near.h += 4 * ruler->scale.figure_cap_px;
    return near;
}

static bool tells(const struct draw_command *command, bool word)
{
    if (word)
        return command->kind == DRAW_TEXT && is_status_word(command->text.text);
    return command->kind == DRAW_SYMBOL;
}

/* Large words beside a square, as "No data since 14:05", say more than one word does. */
static bool is_said_at_large(const struct draw_command *command)
{
    return command->kind == DRAW_TEXT && command->text.role == ROLE_HEADLINE &&
           strchr(command->text.text, ' ');
}

/* A shape, or a word, of this state. */
static bool has(const struct ruler *ruler, struct rect near, enum state state, bool word)
{
    for (size_t i = 0; i < draw_list_count(ruler->list); i++) {
        const struct draw_command *other = draw_list_at(ruler->list, i);
        bool told = tells(other, word) && state_shown(ruler, i) == state;
        if ((told || (word && is_said_at_large(other))) && same_line(near, ruler_ink(ruler, other)))
            return true;
    }
    return false;
}

static bool shape_is_right(const struct ruler *ruler, size_t index, enum state state)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    if (command->kind != DRAW_SYMBOL || command->symbol.symbol == state_symbol(state))
        return true;
    return ruler_broken(ruler, "another shape than the state's", state_word(state));
}

bool check_status(const struct ruler *ruler, size_t index)
{
    const struct draw_command *command = draw_list_at(ruler->list, index);
    const char *what = command->kind == DRAW_TEXT ? command->text.text : "a shape";
    enum state state = state_shown(ruler, index);
    if (state == STATE_NONE)
        return true;
    struct rect near = near_of(ruler, index);
    if (!has(ruler, near, state, false))
        return ruler_broken(ruler, "a status without a shape", what);
    if (!has(ruler, near, state, true))
        return ruler_broken(ruler, "a status without a word", what);
    return shape_is_right(ruler, index, state);
}
