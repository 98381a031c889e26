/* Values of the config that have a range or a form. */
#include "config/sections.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/zone/weekly_text.h"

/* Shown in the unit that makes it a whole number: 90000 ms as "90s", 3600000 ms as "1h". */
static void write_duration(double ms, char buffer[static 32])
{
    static const struct {
        double ms;
        const char *name;
    } units[] = {{86400000, "d"}, {3600000, "h"}, {60000, "m"}, {1000, "s"}, {1, "ms"}};
    size_t i = 0;
    while (i < 4 && fmod(ms, units[i].ms) != 0)
        i++;
    snprintf(buffer, 32, "%.0f%s", ms / units[i].ms, units[i].name);
}

double range_number(const struct json_at *object, const char *key, struct range range)
{
    struct json_at at = json_member(object, key);
    double number = json_as_number(&at);
    if (isnan(number))
        return range.fallback;
    if (number >= range.low && number <= range.high)
        return number;
    json_fail(&at, "a number from %.10g to %.10g", range.low, range.high);
    return range.fallback;
}

double range_whole(const struct json_at *object, const char *key, struct range range)
{
    double number = range_number(object, key, range);
    struct json_at at = json_member(object, key);
    if (!isnan(number) && floor(number) != number)
        json_fail(&at, "a whole number");
    return number;
}

int64_t range_duration_ms(const struct json_at *object, const char *key, struct range range)
{
    struct json_at at = json_member(object, key);
    int64_t ms = json_duration_ms(object, key, (int64_t)range.fallback);
    char low[32], high[32];
    if (json_present(&at) && ((double)ms < range.low || (double)ms > range.high)) {
        write_duration(range.low, low);
        write_duration(range.high, high);
        json_fail(&at, "a duration from %s to %s", low, high);
    }
    return ms;
}

double range_duration_s(const struct json_at *object, const char *key, struct range range)
{
    struct json_at at = json_member(object, key);
    if (!json_present(&at))
        return range.fallback;
    struct range ms = {.low = range.low * 1000, .high = range.high * 1000};
    return (double)range_duration_ms(object, key, ms) / 1000;
}

const char *range_text(const struct json_at *object, const char *key, const char *fallback)
{
    struct json_at at = json_member(object, key);
    const char *text = json_as_text(&at);
    if (!text)
        return fallback;
    if (text[strspn(text, " \t\r\n")] == '\0')
        json_reject(&at, "the text is empty");
    return text;
}

static bool is_language(const char *tag)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const size_t most = 8, digits = 10;
    size_t length = strcspn(tag, "-");
    if (length < 2 || strcspn(tag, letters + sizeof letters - 1 - digits) < length)
        return false;
    for (;; tag++) {
        length = strspn(tag, letters);
        if (length < 1 || length > most)
            return false;
        tag += length;
        if (*tag != '-')
            return *tag == '\0';
    }
}

const char *range_language(const struct json_at *object, const char *key, const char *fallback)
{
    struct json_at at = json_member(object, key);
    const char *tag = json_as_text(&at);
    if (!tag)
        return fallback;
    if (!is_language(tag))
        json_fail(&at, "a language tag such as \"en\" or \"pt-BR\"");
    return tag;
}

const char *range_path(const struct json_at *object, const char *key, const struct section *section)
{
    const char *path = range_text(object, key, NULL);
    return path ? file_join(section->arena, section->folder, path) : NULL;
}

int range_as_minute(const struct json_at *at, int last)
{
    const char *text = json_as_text(at);
    int minutes = text ? weekly_text_minute(text) : 0;
    if (minutes >= 0 && minutes <= last)
        return minutes;
    json_fail(at, "a time of day such as \"08:00\"");
    return 0;
}

int range_minute(const struct json_at *object, const char *key, int last)
{
    struct json_at at = json_member(object, key);
    json_require(object, key);
    return range_as_minute(&at, last);
}
