/* Nearest spelling by edit distance. */
#include "view/spelling.h"

#include <string.h>

#include "base/text.h"

enum { LONGEST = 64 };

const char *spelling_nearest(const char *word, const char *const *words, size_t count,
                             size_t stride)
{
    if (strlen(word) > LONGEST)
        return NULL;
    const char *nearest = NULL;
    size_t least = strlen(word) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        const char *candidate;
        memcpy(&candidate, (const char *)words + i * stride, sizeof candidate);
        size_t distance = text_distance(word, candidate);
        if (distance <= least && (!nearest || distance < least)) {
            nearest = candidate;
            least = distance;
        }
    }
    return nearest;
}
