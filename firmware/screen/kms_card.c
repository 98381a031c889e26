/* The graphics card whose outputs are ours to use. */
#include "screen/kms_card.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#include "base/text.h"

enum { CARDS = 16 };

void kms_card_close(struct kms_card *card)
{
    if (card->fd >= 0)
        close(card->fd);
    *card = (struct kms_card){.fd = -1};
}

/* Whoever opens a card that nobody has is its master at once; root may ask for it later too. */
static bool be_master(const struct kms_card *card, struct error *error)
{
    if (drmIsMaster(card->fd) || drmSetMaster(card->fd) == 0)
        return true;
    return error_set(error, "%s: another program has the display (a desktop?)", card->path);
}

static bool can_show(const struct kms_card *card, struct error *error)
{
    uint64_t dumb = 0;
    drmModeRes *resources = drmModeGetResources(card->fd);
    bool has_outputs = resources && resources->count_connectors > 0 && resources->count_crtcs > 0;
    drmModeFreeResources(resources);
    if (!has_outputs)
        return error_set(error, "%s has no outputs for a display", card->path);
    if (drmGetCap(card->fd, DRM_CAP_DUMB_BUFFER, &dumb) != 0 || dumb == 0)
        return error_set(error, "%s: its driver has no simple picture memory", card->path);
    return be_master(card, error);
}

static bool open_card(const char *path, struct kms_card *ret_card, struct error *error)
{
    struct kms_card card = {.fd = open(path, O_RDWR | O_CLOEXEC)};
    text_copy(card.path, sizeof card.path, path);
    if (card.fd < 0 && (errno == EACCES || errno == EPERM))
        return error_set(error, "%s: %s; the user must be in the group \"video\"", path,
                         strerror(errno));
    if (card.fd < 0)
        return error_set(error, "%s: %s", path, strerror(errno));
    if (can_show(&card, error)) {
        *ret_card = card;
        return true;
    }
    kms_card_close(&card);
    return false;
}

/* What one more card adds to what was found so far. The first reason stays. */
static enum kms_found look_at(const char *path, struct kms_card *held, const struct kms_wish *wish,
                              struct kms_output *ret_output, struct error *error)
{
    struct kms_card card = {.fd = -1};
    struct error no_display;
    if (!open_card(path, &card, error))
        return held->fd >= 0 ? KMS_FOUND_CARD : KMS_FOUND_NOTHING;
    bool found = kms_output_find(card.fd, wish, ret_output, &no_display);
    if (found || held->fd < 0) {
        kms_card_close(held);
        *held = card;
    } else {
        kms_card_close(&card);
    }
    return found ? KMS_FOUND_DISPLAY : KMS_FOUND_CARD;
}

static enum kms_found look_at_all(struct kms_card *held, const struct kms_wish *wish,
                                  struct kms_output *ret_output, struct error *error)
{
    char path[sizeof held->path];
    enum kms_found found = held->fd >= 0 ? KMS_FOUND_CARD : KMS_FOUND_NOTHING;
    bool any = false;
    for (int i = 0; found != KMS_FOUND_DISPLAY && i < CARDS; i++) {
        struct error reason;
        snprintf(path, sizeof path, "/dev/dri/card%d", i);
        if (text_equal(path, held->path) || access(path, F_OK) != 0)
            continue;
        found = look_at(path, held, wish, ret_output, any ? &reason : error);
        any = true;
    }
    if (found == KMS_FOUND_NOTHING && !any)
        error_set(error, "there is no graphics card (/dev/dri/card*)");
    return found;
}

enum kms_found kms_card_find(struct kms_card *held, const struct kms_wish *wish,
                             struct kms_output *ret_output, struct error *error)
{
    if (held->fd >= 0 && kms_output_find(held->fd, wish, ret_output, error))
        return KMS_FOUND_DISPLAY;
    if (held->fd >= 0 && access(held->path, F_OK) != 0)
        kms_card_close(held);
    enum kms_found found = look_at_all(held, wish, ret_output, error);
    if (found == KMS_FOUND_CARD)
        error_set(error, "%s: no display is connected%s%s", held->path,
                  wish->connector ? " to " : "", wish->connector ? wish->connector : "");
    return found;
}
