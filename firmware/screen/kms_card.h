/* The graphics card whose outputs are ours to use. */
#ifndef WALLBOARD_SCREEN_KMS_CARD_H
#define WALLBOARD_SCREEN_KMS_CARD_H

#include <stdbool.h>

#include "base/error.h"
#include "screen/kms_output.h"

struct kms_card {
    int fd; /* -1: none */
    char path[32];
};

enum kms_found {
    KMS_FOUND_NOTHING, /* no card is ours to use; the error says why */
    KMS_FOUND_CARD,    /* a card, but no display on any; the error says so */
    KMS_FOUND_DISPLAY
};

/* Looks at the card that is held and then at the others for a display, and holds the one that has
   it, else any card that is ours. Gives up one that no longer answers. */
enum kms_found kms_card_find(struct kms_card *held, const struct kms_wish *wish,
                             struct kms_output *ret_output, struct error *error);

void kms_card_close(struct kms_card *card);

#endif
