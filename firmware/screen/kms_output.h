/* A display that is connected to a graphics card: its connector, what drives it, its mode. */
#ifndef WALLBOARD_SCREEN_KMS_OUTPUT_H
#define WALLBOARD_SCREEN_KMS_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include <xf86drmMode.h>

#include "base/error.h"
#include "draw/geometry.h"
#include "screen/kms_mode.h"

struct kms_wish {
    const char *connector; /* its name, "HDMI-A-1"; NULL: the first with a display */
    struct kms_mode_wish mode;
};

struct kms_output {
    uint32_t connector;
    uint32_t crtc;
    uint32_t dpms; /* the property that switches the panel; 0: it has none */
    drmModeModeInfo mode;
    struct size size_px;
    struct size size_mm;    /* 0x0: unknown */
    char size_doubt[96];    /* why it is, where the display says something else */
    char name[32];          /* "HDMI-A-1" */
    char display[14];       /* the display's own name; "": unknown */
    bool wish_is_fulfilled; /* false: it does not offer the mode that was wished for */
};

/* The display to show the wall on. Asks the displays, which takes a moment. Fails with a sentence
   where none is connected. */
bool kms_output_find(int card, const struct kms_wish *wish, struct kms_output *ret_output,
                     struct error *error) MUST_CHECK;

/* Whether the kernel still takes it for connected; asks nobody. */
bool kms_output_is_there(int card, const struct kms_output *output);

bool kms_output_equal(const struct kms_output *a, const struct kms_output *b);

#endif
