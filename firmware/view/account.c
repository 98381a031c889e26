/* Keeps the account of a page while it is drawn. */
#include "view/account.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "view/scene.h"

static void add(const struct scene *scene, enum account_fate fate, const char *what,
                const char *why)
{
    struct account *account = scene->input->account;
    if (!account)
        return;
    if (account->count < ACCOUNT_LINES) {
        struct account_line *line = &account->lines[account->count];
        line->fate = fate;
        text_copy(line->what, sizeof line->what, what);
        text_copy(line->why, sizeof line->why, why);
    }
    account->count++;
}

void account_shown(const struct scene *scene, const char *what)
{
    add(scene, ACCOUNT_SHOWN, what, "");
}

void account_dropped(const struct scene *scene, const char *what, const char *why)
{
    add(scene, ACCOUNT_DROPPED, what, why);
}

void account_shortened(const struct scene *scene, const char *format, ...)
{
    struct account *account = scene->input->account;
    if (!account || account->count == 0 || account->count > ACCOUNT_LINES)
        return;
    struct account_line *line = &account->lines[account->count - 1];
    char before[ACCOUNT_TEXT];
    memcpy(before, line->why, sizeof before);
    struct text why = text_over(line->why, sizeof line->why);
    text_addf(&why, "%s%s", before, before[0] ? "; " : "");
    va_list args;
    va_start(args, format);
    text_addv(&why, format, args);
    va_end(args);
    line->fate = ACCOUNT_SHORTENED;
}
