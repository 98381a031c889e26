/* What keeps a poll from ending well: a kind to act on and a sentence for people. */
#include "source/trouble.h"

#include <stdarg.h>

#include "base/text.h"

bool trouble_set(struct trouble *trouble, enum trouble_kind kind, const char *format, ...)
{
    if (!trouble)
        return false;
    trouble->kind = kind;
    struct text text = text_over(trouble->error.text, sizeof trouble->error.text);
    va_list args;
    va_start(args, format);
    text_addv(&text, format, args);
    va_end(args);
    return false;
}
