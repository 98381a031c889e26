/* The values of a place: texts, numbers, flags, times, durations, words. */
#include <math.h>

#include "base/arena.h"
#include "base/duration.h"
#include "base/text.h"
#include "json/internal.h"

const char *json_as_text(const struct json_at *at)
{
    enum json_kind kind = json_kind(at);
    if (kind == JSON_TEXT)
        return arena_text(at->reader->arena, json_node(at)->valuestring);
    if (kind != JSON_MISSING)
        json_fail(at, "a text");
    return NULL;
}

/* Up to 2^53 a double holds every whole number. */
static bool is_exact_whole(double number)
{
    return floor(number) == number && fabs(number) <= 9007199254740992.0;
}

const char *json_as_id(const struct json_at *at)
{
    enum json_kind kind = json_kind(at);
    if (kind == JSON_NUMBER && is_exact_whole(json_node(at)->valuedouble))
        return arena_textf(at->reader->arena, "%.0f", json_node(at)->valuedouble);
    if (kind == JSON_TEXT)
        return json_as_text(at);
    if (kind != JSON_MISSING)
        json_fail(at, "a text or a whole number");
    return NULL;
}

double json_as_number(const struct json_at *at)
{
    enum json_kind kind = json_kind(at);
    if (kind == JSON_NUMBER && isfinite(json_node(at)->valuedouble))
        return json_node(at)->valuedouble;
    if (kind == JSON_NUMBER)
        json_reject(at, "the number is too large");
    else if (kind != JSON_MISSING)
        json_fail(at, "a number");
    return (double)NAN;
}

bool json_as_flag(const struct json_at *at, bool fallback)
{
    enum json_kind kind = json_kind(at);
    if (kind == JSON_BOOL)
        return cJSON_IsTrue(json_node(at));
    if (kind != JSON_MISSING)
        json_fail(at, "true or false");
    return fallback;
}

struct wall_time json_as_time(const struct json_at *at)
{
    struct wall_time time = WALL_TIME_NONE;
    enum json_kind kind = json_kind(at);
    if (kind == JSON_TEXT && wall_time_read(json_node(at)->valuestring, &time))
        return time;
    if (kind != JSON_MISSING)
        json_fail(at, "a time such as \"2026-11-22T09:30:00Z\"");
    return WALL_TIME_NONE;
}

const char *json_text(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    return json_as_text(&at);
}

const char *json_id(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    return json_as_id(&at);
}

double json_number(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    return json_as_number(&at);
}

bool json_flag(const struct json_at *object, const char *key, bool fallback)
{
    struct json_at at = json_member(object, key);
    return json_as_flag(&at, fallback);
}

struct wall_time json_time(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    return json_as_time(&at);
}

int64_t json_duration_ms(const struct json_at *object, const char *key, int64_t fallback)
{
    struct json_at at = json_member(object, key);
    enum json_kind kind = json_kind(&at);
    int64_t ms = fallback;
    if (kind == JSON_TEXT && duration_read(json_node(&at)->valuestring, &ms))
        return ms;
    if (kind != JSON_MISSING)
        json_fail(&at, "a duration such as \"20s\"");
    return fallback;
}

static void fail_word(const struct json_at *at, const char *const *names, int count)
{
    char list[240];
    struct text text = text_over(list, sizeof list);
    for (int i = 0; i < count; i++)
        text_addf(&text, "%s\"%s\"", i ? ", " : "", names[i]);
    json_fail(at, count > 1 ? "one of %s" : "%s", list);
}

int json_word(const struct json_at *object, const char *key, const char *const *names, int count,
              int fallback)
{
    struct json_at at = json_member(object, key);
    enum json_kind kind = json_kind(&at);
    if (kind == JSON_MISSING)
        return fallback;
    for (int i = 0; kind == JSON_TEXT && i < count; i++) {
        if (text_equal(names[i], json_node(&at)->valuestring))
            return i;
    }
    fail_word(&at, names, count);
    return fallback;
}
