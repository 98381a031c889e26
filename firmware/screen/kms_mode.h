/* Which of the modes that a display offers the wall is shown in. */
#ifndef WALLBOARD_SCREEN_KMS_MODE_H
#define WALLBOARD_SCREEN_KMS_MODE_H

#include <stdbool.h>
#include <stddef.h>

#include <xf86drmMode.h>

#include "draw/geometry.h"

/* What somebody asked for; all zero: the display's own mode, or its nearest within 1920x1200, which
   a small board can fill. */
struct kms_mode_wish {
    bool native;      /* the display's own mode, however large */
    struct size size; /* 0x0: none in particular */
    int hz;           /* with a size; 0: the nearest to 60 */
};

/* One of the modes, none of them copied; NULL where none fulfils the wish, or `count` is 0. */
const drmModeModeInfo *kms_mode_choose(const drmModeModeInfo *modes, size_t count,
                                       struct kms_mode_wish wish);

#endif
