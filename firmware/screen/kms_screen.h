/* A display that shows our pictures: two buffers in turn, page flips, panel on and off. */
#ifndef WALLBOARD_SCREEN_KMS_SCREEN_H
#define WALLBOARD_SCREEN_KMS_SCREEN_H

#include <stdbool.h>

#include "base/error.h"
#include "screen/kms_flip.h"
#include "screen/kms_output.h"
#include "screen/painter.h"

struct kms_screen;

enum kms_shown {
    KMS_SHOWN,
    KMS_REFUSED /* the display, or our right to it, is lost; the error says why */
};

/* Nothing is seen before the first picture. `card` is borrowed. The caller frees it. */
bool kms_screen_new(int card, const struct kms_output *output, struct kms_screen **ret_screen,
                    struct error *error) MUST_CHECK;
void kms_screen_free(struct kms_screen *screen);

const struct kms_output *kms_screen_output(const struct kms_screen *screen);

/* Shows the frame, of which `damage` changed since the one before. Waits for a picture that is not
   taken yet, 0.4 s at most. */
enum kms_shown kms_screen_present(struct kms_screen *screen, struct frame frame,
                                  const struct rect *damage, size_t count, struct error *error);

/* How the last picture fares, without waiting. After KMS_FLIP_LATE it is to be shown again, which
   sets the mode; with KMS_FLIP_HUNG the display is lost, and the error says so. */
enum kms_flip_verdict kms_screen_look(struct kms_screen *screen, struct error *error);

/* For how long it may still be waited for; 0: it is not. */
int64_t kms_screen_left_ms(const struct kms_screen *screen);

/* The next picture sets the mode too, as it must after somebody else had the display. */
void kms_screen_begin_anew(struct kms_screen *screen);

/* Waits until the last picture is taken, 0.4 s at most: before the display is given away. */
void kms_screen_settle(struct kms_screen *screen);

/* Panel on or off; when on, the next picture sets the mode. */
bool kms_screen_power(struct kms_screen *screen, bool on, struct error *error) MUST_CHECK;

#endif
