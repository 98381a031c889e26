/* Text that came from outside, made harmless in HTML. */
#ifndef WALLBOARD_COLLECT_HTML_H
#define WALLBOARD_COLLECT_HTML_H

#include "base/text.h"

/* Escaped for an element's content and for a quoted attribute; NULL, the unknown, is "–". */
void html_add_text(struct text *page, const char *text);

#endif
