/* The areas of a buffer that do not hold the latest picture yet. */
#ifndef WALLBOARD_SCREEN_KMS_STALE_H
#define WALLBOARD_SCREEN_KMS_STALE_H

#include <stddef.h>

#include "draw/geometry.h"

enum { KMS_STALE_MOST = 32 };

/* With two buffers shown in turn, each misses what changed while the other was drawn: every change
   is added to both, and a buffer that caught up is cleared. */
struct kms_stale {
    struct rect areas[KMS_STALE_MOST];
    size_t count;
};

/* Too many areas become the one that holds them all. An empty one adds nothing. */
void kms_stale_add(struct kms_stale *stale, struct rect area);
void kms_stale_clear(struct kms_stale *stale);

#endif
