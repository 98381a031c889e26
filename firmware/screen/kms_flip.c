/* Whether the display has taken the last picture: page flips with a time limit, no I/O. */
#include "screen/kms_flip.h"

/* The slowest mode in use, 24 Hz, takes 42 ms. */
static const int64_t LIMIT_MS = 400;
enum { LATE_MOST = 3 };

uint32_t kms_flip_begin(struct kms_flip *flip, struct mono_time now)
{
    flip->pending = true;
    flip->since = now;
    return ++flip->serial;
}

void kms_flip_done(struct kms_flip *flip, uint32_t serial)
{
    if (!flip->pending || serial != flip->serial)
        return;
    flip->pending = false;
    flip->late_in_row = 0;
}

int64_t kms_flip_left_ms(const struct kms_flip *flip, struct mono_time now)
{
    int64_t left_ms = flip->since.ms + LIMIT_MS - now.ms;
    return flip->pending && left_ms > 0 ? left_ms : 0;
}

enum kms_flip_verdict kms_flip_step(struct kms_flip *flip, struct mono_time now)
{
    if (!flip->pending)
        return KMS_FLIP_READY;
    if (kms_flip_left_ms(flip, now) > 0)
        return KMS_FLIP_WAIT;
    flip->pending = false;
    flip->late_in_row++;
    return flip->late_in_row >= LATE_MOST ? KMS_FLIP_HUNG : KMS_FLIP_LATE;
}
