/* One picture in the graphics card's reach: a dumb buffer, mapped, that catches up with the frame.
 */
#ifndef WALLBOARD_SCREEN_KMS_BUFFER_H
#define WALLBOARD_SCREEN_KMS_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "screen/kms_stale.h"
#include "screen/painter.h"

/* How the card wants its pixels. */
enum kms_pixels { KMS_XRGB8888, KMS_RGB565 };

struct kms_buffer {
    uint32_t handle;
    uint32_t framebuffer; /* 0: not made */
    size_t pitch;         /* bytes a row */
    size_t bytes;
    uint8_t *map;
    struct size size;
    enum kms_pixels pixels;
    struct kms_stale stale; /* all of it at first */
};

/* Fails with a sentence, and leaves nothing behind. */
bool kms_buffer_make(int card, struct size size, enum kms_pixels pixels,
                     struct kms_buffer *ret_buffer, struct error *error) MUST_CHECK;
void kms_buffer_drop(int card, struct kms_buffer *buffer);

/* Copies the stale areas, which may reach beyond the frame, from the frame. */
void kms_buffer_catch_up(struct kms_buffer *buffer, struct frame frame);

#endif
