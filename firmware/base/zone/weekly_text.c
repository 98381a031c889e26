/* How spans of a week are written: "mon-fri 08:00-18:00". */
#include "base/zone/weekly_text.h"

#include <string.h>

#include "base/text.h"

enum { WEEKDAY_COUNT = 7, EVERY_DAY = 0x7F, DAY_MIN = 24 * 60, HOURS_LENGTH = 11, MOST_DAYS = 64 };

static const char *const WEEKDAYS[WEEKDAY_COUNT] = {"sun", "mon", "tue", "wed",
                                                    "thu", "fri", "sat"};

/* Moves *text behind a day's name; -1 where there is none. */
static int take_weekday(const char **text)
{
    for (int i = 0; i < WEEKDAY_COUNT; i++) {
        if (!text_starts(*text, WEEKDAYS[i]))
            continue;
        *text += strlen(WEEKDAYS[i]);
        return i;
    }
    return -1;
}

/* "mon" or "mon-thu" as bits, where a range may go over the week's end; 0 for anything else. */
static unsigned take_weekdays(const char **text)
{
    int first = take_weekday(text);
    int last = first;
    if (**text == '-') {
        ++*text;
        last = take_weekday(text);
    }
    if (first < 0 || last < 0)
        return 0;
    unsigned bits = 1U << last;
    for (int day = first; day != last; day = (day + 1) % WEEKDAY_COUNT)
        bits |= 1U << day;
    return bits;
}

unsigned weekly_text_days(const char *text)
{
    if (text_equal(text, "daily"))
        return EVERY_DAY;
    unsigned bits = 0;
    for (;; text++) {
        text += strspn(text, " ");
        unsigned some = take_weekdays(&text);
        text += strspn(text, " ");
        bits |= some;
        if (!some || (*text != ',' && *text != '\0'))
            return 0;
        if (*text == '\0')
            return bits;
    }
}

/* The minutes that "08:00" begins the text with; -1 for anything else. */
static int minute_at(const char *text)
{
    static const char shape[] = "00:00";
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == ':' ? text[i] != ':' : text[i] < '0' || text[i] > '9')
            return -1;
    int hours = (text[0] - '0') * 10 + text[1] - '0';
    int minutes = (text[3] - '0') * 10 + text[4] - '0';
    int all = hours * 60 + minutes;
    return minutes < 60 && all <= DAY_MIN ? all : -1;
}

int weekly_text_minute(const char *text)
{
    int minute = minute_at(text);
    return minute >= 0 && text[strlen("00:00")] == '\0' ? minute : -1;
}

/* What stands before the hours, blanks between left out; EVERY_DAY where there is nothing. */
static unsigned days_before(const char *text, size_t length)
{
    char days[MOST_DAYS];
    if (length == 0)
        return EVERY_DAY;
    if (length >= sizeof days || text[length - 1] != ' ')
        return 0;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    memcpy(days, text, length);
    days[length] = '\0';
    return weekly_text_days(days);
}

bool weekly_text_read(const char *text, struct weekly *ret_weekly)
{
    size_t length = strlen(text);
    if (length < HOURS_LENGTH)
        return false;
    const char *hours = text + length - HOURS_LENGTH;
    int from = minute_at(hours);
    int to = from >= 0 && hours[5] == '-' ? weekly_text_minute(hours + 6) : -1;
    unsigned days = days_before(text, length - HOURS_LENGTH);
    if (to < 0 || from == DAY_MIN || days == 0)
        return false;
    *ret_weekly = (struct weekly){.weekdays = days, .from_min = from, .to_min = to % DAY_MIN};
    return true;
}
