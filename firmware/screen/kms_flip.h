/* Whether the display has taken the last picture: page flips with a time limit, no I/O. */
#ifndef WALLBOARD_SCREEN_KMS_FLIP_H
#define WALLBOARD_SCREEN_KMS_FLIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

enum kms_flip_verdict {
    KMS_FLIP_READY, /* the next picture may be drawn */
    KMS_FLIP_WAIT,  /* the last one is not taken yet, within its time */
    KMS_FLIP_LATE,  /* it was not taken in time: given up; set the mode anew */
    KMS_FLIP_HUNG   /* the same, several times in a row: setting the mode does not help */
};

struct kms_flip {
    bool pending;
    uint32_t serial; /* of the last flip, so that a late answer is not taken for another's */
    struct mono_time since;
    int late_in_row;
};

/* A flip was asked for; its serial is what the answer must carry. */
uint32_t kms_flip_begin(struct kms_flip *flip, struct mono_time now);

/* The display answered; a serial but the last flip's is ignored. */
void kms_flip_done(struct kms_flip *flip, uint32_t serial);

/* For how long the last flip may still be waited for; 0: not at all. */
int64_t kms_flip_left_ms(const struct kms_flip *flip, struct mono_time now);

enum kms_flip_verdict kms_flip_step(struct kms_flip *flip, struct mono_time now);

#endif
