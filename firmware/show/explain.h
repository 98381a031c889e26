/* A page in words: how large its type is, what stands on it, what has no room and why. */
#ifndef WALLBOARD_SHOW_EXPLAIN_H
#define WALLBOARD_SHOW_EXPLAIN_H

#include <stdio.h>

#include "draw/list.h"
#include "view/account.h"
#include "view/view.h"

struct explained {
    const char *page;
    struct view_panel panel;
    const struct draw_measure *measure;
    const struct draw_list *list; /* the drawn page */
    const struct account *account;
};

/* In English, whatever the wall speaks; names on the page are as they stand there. */
void explain_write(const struct explained *explained, FILE *out);

#endif
