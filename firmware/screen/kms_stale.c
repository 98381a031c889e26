/* The areas of a buffer that do not hold the latest picture yet. */
#include "screen/kms_stale.h"

static void drop_within(struct kms_stale *stale, struct rect area)
{
    size_t kept = 0;
    for (size_t i = 0; i < stale->count; i++)
        if (!rect_contains(area, stale->areas[i]))
            stale->areas[kept++] = stale->areas[i];
    stale->count = kept;
}

void kms_stale_add(struct kms_stale *stale, struct rect area)
{
    if (rect_empty(area))
        return;
    for (size_t i = 0; i < stale->count; i++)
        if (rect_contains(stale->areas[i], area))
            return;
    if (stale->count == KMS_STALE_MOST)
        for (size_t i = 0; i < stale->count; i++)
            area = rect_union(area, stale->areas[i]);
    drop_within(stale, area);
    stale->areas[stale->count++] = area;
}

void kms_stale_clear(struct kms_stale *stale)
{
    stale->count = 0;
}
