/* Where a line of words may end. */
#ifndef WALLBOARD_VIEW_LINE_BREAK_H
#define WALLBOARD_VIEW_LINE_BREAK_H

#include <stddef.h>

/* Bytes up to the next place after `from` where a line may end: before a blank, between Chinese and
   Japanese characters, or at the end. Source: UAX #14, of it what short sentences need. */
size_t line_break_next(const char *text, size_t from);

#endif
