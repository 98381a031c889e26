/* How spans of a week are written: "mon-fri 08:00-18:00". */
#ifndef WALLBOARD_BASE_WEEKLY_TEXT_H
#define WALLBOARD_BASE_WEEKLY_TEXT_H

#include <stdbool.h>

#include "base/zone/weekly.h"

#define WEEKLY_TEXT_RULE "hours such as \"mon-fri 08:00-18:00\" or \"22:00-06:00\""

/* The days may be left out (daily); "24:00" is the midnight that ends the day. False, and
 *ret_weekly untouched, for anything else. */
bool weekly_text_read(const char *text, struct weekly *ret_weekly);

/* "daily", "mon-fri", "sat,sun", "mon-thu, sat" as struct weekly's bits; 0 for anything else. */
unsigned weekly_text_days(const char *text);

/* "08:00" as minutes after midnight, up to 24:00; -1 for anything else. */
int weekly_text_minute(const char *text);

#endif
