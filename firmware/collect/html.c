/* Text that came from outside, made harmless in HTML. */
#include "collect/html.h"

#include <string.h>

static const char *entity_of(char character)
{
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return "";
    }
}

void html_add_text(struct text *page, const char *text)
{
    const char *rest = text ? text : "–";
    while (*rest) {
        size_t plain = strcspn(rest, "<>&\"'");
        text_addf(page, "%.*s%s", (int)plain, rest, entity_of(rest[plain]));
        rest += plain + (rest[plain] != '\0');
    }
}
