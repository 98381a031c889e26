/* Durations as people write them: "15s", "10m", "1h 30m". */
#include "base/duration.h"

#include <stddef.h>
#include <string.h>

static const struct unit {
    const char *name;
    int64_t ms;
} UNITS[] = {{"d", 86400000}, {"h", 3600000}, {"m", 60000}, {"s", 1000}, {"ms", 1}};

enum { UNIT_COUNT = sizeof UNITS / sizeof UNITS[0] };
static const int64_t LONGEST_MS = INT64_C(400) * 86400000;

static const struct unit *unit_named(const char *text, size_t length)
{
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        if (strlen(UNITS[i].name) == length && memcmp(UNITS[i].name, text, length) == 0)
            return &UNITS[i];
    }
    return NULL;
}

/* Reads one "10m" at *p and moves behind it. */
static const struct unit *read_part(const char **p, int64_t *ret_count)
{
    size_t digits = strspn(*p, "0123456789");
    if (digits == 0 || digits > 9)
        return NULL;
    int64_t count = 0;
    for (size_t i = 0; i < digits; i++)
        count = count * 10 + ((*p)[i] - '0');
    size_t letters = strspn(*p + digits, "dhms");
    const struct unit *unit = unit_named(*p + digits, letters);
    *p += digits + letters;
    *ret_count = count;
    return unit;
}

bool duration_read(const char *text, int64_t *ret_ms)
{
    const char *p = text;
    const struct unit *last = NULL;
    int64_t total = 0;
    do {
        int64_t count = 0;
        const struct unit *unit = read_part(&p, &count);
        if (!unit || (last && unit <= last) || count > LONGEST_MS / unit->ms)
            return false;
        total += count * unit->ms;
        last = unit;
        p += strspn(p, " ");
    } while (*p);
    if (total > LONGEST_MS)
        return false;
    *ret_ms = total;
    return true;
}
