/* What a display says of itself: its name and its size, where that can be believed. */
#ifndef WALLBOARD_SCREEN_KMS_EDID_H
#define WALLBOARD_SCREEN_KMS_EDID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "draw/geometry.h"

/* Source of the layout: VESA E-EDID 1.4, base block. Both sizes may be nonsense. */
struct kms_edid {
    char name[14];         /* printable ASCII; "": it has none */
    struct size timing_mm; /* from the first detailed timing */
    struct size whole_mm;  /* from the basic data, in whole centimetres */
};

/* Any bytes are fine; what is not an EDID fails with a sentence. */
bool kms_edid_read(const uint8_t *bytes, size_t length, struct kms_edid *ret_edid,
                   struct error *error) MUST_CHECK;

/* The panel's size in a mode of this many pixels: that of the timing, else the whole one. False,
   with what is wrong with the first of them that is there, where neither can be true. */
bool kms_edid_size_mm(const struct kms_edid *edid, struct size size_px, struct size *ret_mm,
                      struct error *error) MUST_CHECK;

#endif
