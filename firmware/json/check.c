/* Checks of an object's keys: required ones, unknown ones, ones that stand twice. */
#include <string.h>

#include "base/text.h"
#include "json/internal.h"

void json_require(const struct json_at *object, const char *key)
{
    struct json_at at = json_member(object, key);
    if (!json_present(&at))
        json_reject(&at, "is missing");
}

/* NULL where nothing is near enough to have been meant. */
static const char *nearest(const char *key, const char *const *known)
{
    const char *best = NULL;
    size_t least = strlen(key) / 3 + 2;
    for (; *known; known++) {
        size_t distance = text_distance(key, *known);
        if (distance < least) {
            least = distance;
            best = *known;
        }
    }
    return best;
}

static void reject_unknown(const struct json_at *at, const char *const *known)
{
    const char *meant = nearest(at->key, known);
    if (meant) {
        json_reject(at, "unknown key, did you mean \"%s\"?", meant);
        return;
    }
    char list[300];
    struct text text = text_over(list, sizeof list);
    for (size_t i = 0; known[i]; i++)
        text_addf(&text, "%s\"%s\"", i ? ", " : "", known[i]);
    json_reject(at, "unknown key, known are %s", list);
}

static bool is_known(const char *key, const char *const *known)
{
    while (*known && !text_equal(*known, key))
        known++;
    return *known != NULL;
}

static bool stands_before(const cJSON *object, const cJSON *member)
{
    const cJSON *earlier = object->child;
    while (earlier != member && strcmp(earlier->string, member->string) != 0)
        earlier = earlier->next;
    return earlier != member;
}

void json_only(const struct json_at *object, const char *const *known)
{
    if (json_kind(object) != JSON_OBJECT)
        return;
    const cJSON *node = json_node(object);
    for (const cJSON *member = node->child; member; member = member->next) {
        struct json_at at = json_place(object, member);
        if (!is_known(member->string, known))
            reject_unknown(&at, known);
        else if (stands_before(node, member))
            json_reject(&at, "the key stands twice");
    }
}
