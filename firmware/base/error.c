/* One sentence about what went wrong, carried up to whoever handles it. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

bool error_set(struct error *error, const char *format, ...)
{
    if (!error)
        return false;
    va_list args;
    va_start(args, format);
    struct text text = text_over(error->text, sizeof error->text);
    text_addv(&text, format, args);
    va_end(args);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    if (!error)
        return false;
    struct error old = *error;
    va_list args;
    va_start(args, format);
    struct text text = text_over(error->text, sizeof error->text);
    text_addv(&text, format, args);
    va_end(args);
    text_addf(&text, ": %s", old.text);
    return false;
}
