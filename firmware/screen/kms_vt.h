/* The virtual terminal behind the wall: quiet while the wall is seen, given back when asked. */
#ifndef WALLBOARD_SCREEN_KMS_VT_H
#define WALLBOARD_SCREEN_KMS_VT_H

#include <stdbool.h>

struct kms_vt;

enum kms_vt_wish {
    KMS_VT_NOTHING,
    KMS_VT_LEAVE, /* somebody switches to another one: give the display away, then kms_vt_leave */
    KMS_VT_COME   /* it is ours again: take the display */
};

/* Takes the terminal that is in front, with graphics instead of text. NULL where there is none, it
   is not ours to take, or another program has it: the wall needs none. With `has_card` (this
   program alone may show pictures on it) it can only be one that was killed. The caller frees it,
   which brings the text back. Uses SIGUSR1 and SIGUSR2, blocked. */
struct kms_vt *kms_vt_take(bool has_card);
void kms_vt_free(struct kms_vt *vt);

/* A descriptor to wait on, and what it heard. */
int kms_vt_fd(const struct kms_vt *vt);
enum kms_vt_wish kms_vt_next(struct kms_vt *vt);

void kms_vt_leave(struct kms_vt *vt);
void kms_vt_come(struct kms_vt *vt);

#endif
