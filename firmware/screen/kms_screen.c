/* A display that shows our pictures: two buffers in turn, page flips, panel on and off. */
#include "screen/kms_screen.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#include "base/clock.h"
#include "base/log.h"
#include "screen/kms_buffer.h"

struct kms_screen {
    int card; /* borrowed */
    struct kms_output output;
    struct kms_buffer buffers[2];
    int front; /* the buffer on the display */
    bool sets_mode;
    struct kms_flip flip;
};

/* Cheap cards may know 16 bits only. */
static bool make_buffers(struct kms_screen *screen, enum kms_pixels pixels, struct error *error)
{
    struct size size = screen->output.size_px;
    if (!kms_buffer_make(screen->card, size, pixels, &screen->buffers[0], error))
        return false;
    if (kms_buffer_make(screen->card, size, pixels, &screen->buffers[1], error))
        return true;
    kms_buffer_drop(screen->card, &screen->buffers[0]);
    return false;
}

bool kms_screen_new(int card, const struct kms_output *output, struct kms_screen **ret_screen,
                    struct error *error)
{
    struct error ignored;
    struct kms_screen *screen = calloc(1, sizeof *screen);
    if (!screen)
        abort();
    screen->card = card;
    screen->output = *output;
    screen->sets_mode = true;
    if (make_buffers(screen, KMS_XRGB8888, error) || make_buffers(screen, KMS_RGB565, &ignored)) {
        *ret_screen = screen;
        return true;
    }
    free(screen);
    return false;
}

void kms_screen_free(struct kms_screen *screen)
{
    if (!screen)
        return;
    kms_screen_settle(screen);
    kms_buffer_drop(screen->card, &screen->buffers[0]);
    kms_buffer_drop(screen->card, &screen->buffers[1]);
    free(screen);
}

const struct kms_output *kms_screen_output(const struct kms_screen *screen)
{
    return &screen->output;
}

void kms_screen_begin_anew(struct kms_screen *screen)
{
    screen->sets_mode = true;
}

/* Flips answer with the serial they were asked for with, which libdrm's own reader would hand to a
   function that knows nothing else. */
static void hear_flips(struct kms_screen *screen)
{
    _Alignas(struct drm_event_vblank) char bytes[1024];
    ssize_t length = read(screen->card, bytes, sizeof bytes);
    for (ssize_t at = 0; at + (ssize_t)sizeof(struct drm_event) <= length;) {
        struct drm_event_vblank event = {0};
        memcpy(&event, bytes + at, sizeof event.base);
        if (event.base.length < sizeof event.base || at + event.base.length > length)
            return;
        if (event.base.type == DRM_EVENT_FLIP_COMPLETE && event.base.length >= sizeof event) {
            memcpy(&event, bytes + at, sizeof event);
            kms_flip_done(&screen->flip, (uint32_t)event.user_data);
        }
        at += event.base.length;
    }
}

static void listen(struct kms_screen *screen, int wait_ms)
{
    struct pollfd answer = {.fd = screen->card, .events = POLLIN};
    if (poll(&answer, 1, wait_ms) > 0 && answer.revents & POLLIN)
        hear_flips(screen);
    else if (answer.revents) /* the card is gone and says so at once */
        screen->flip.since.ms = INT64_MIN / 2;
}

/* The answer may wait already: whoever is late to hear it must not call the display late. */
static enum kms_flip_verdict step(struct kms_screen *screen)
{
    if (screen->flip.pending)
        listen(screen, 0);
    return kms_flip_step(&screen->flip, clock_mono());
}

static enum kms_flip_verdict settle(struct kms_screen *screen)
{
    enum kms_flip_verdict verdict = step(screen);
    while (verdict == KMS_FLIP_WAIT) {
        listen(screen, (int)kms_screen_left_ms(screen));
        verdict = kms_flip_step(&screen->flip, clock_mono());
    }
    return verdict;
}

static enum kms_flip_verdict follow(struct kms_screen *screen, enum kms_flip_verdict verdict,
                                    struct error *error)
{
    if (verdict == KMS_FLIP_HUNG)
        error_set(error, "%s does not take pictures any more", screen->output.name);
    if (verdict == KMS_FLIP_LATE) {
        log_warning("%s did not take a picture in time; its mode is set anew", screen->output.name);
        screen->sets_mode = true;
    }
    return verdict;
}

int64_t kms_screen_left_ms(const struct kms_screen *screen)
{
    return kms_flip_left_ms(&screen->flip, clock_mono());
}

enum kms_flip_verdict kms_screen_look(struct kms_screen *screen, struct error *error)
{
    return follow(screen, step(screen), error);
}

void kms_screen_settle(struct kms_screen *screen)
{
    if (settle(screen) != KMS_FLIP_READY)
        screen->sets_mode = true;
}

static bool set_mode(struct kms_screen *screen, const struct kms_buffer *buffer)
{
    struct kms_output *output = &screen->output;
    drmModeSetCursor(screen->card, output->crtc, 0, 0, 0);
    return drmModeSetCrtc(screen->card, output->crtc, buffer->framebuffer, 0, 0, &output->connector,
                          1, &output->mode) == 0;
}

static bool flip_to(struct kms_screen *screen, const struct kms_buffer *buffer)
{
    uint32_t serial = kms_flip_begin(&screen->flip, clock_mono());
    if (drmModePageFlip(screen->card, screen->output.crtc, buffer->framebuffer,
                        DRM_MODE_PAGE_FLIP_EVENT, (void *)(uintptr_t)serial) == 0)
        return true;
    kms_flip_done(&screen->flip, serial);
    return false;
}

/* A flip that the card refuses, as of a CRTC that somebody switched off, may go as a mode. */
static bool put_on_display(struct kms_screen *screen, const struct kms_buffer *buffer)
{
    if (!screen->sets_mode && flip_to(screen, buffer))
        return true;
    screen->sets_mode = !set_mode(screen, buffer);
    return !screen->sets_mode;
}

enum kms_shown kms_screen_present(struct kms_screen *screen, struct frame frame,
                                  const struct rect *damage, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        kms_stale_add(&screen->buffers[0].stale, damage[i]);
        kms_stale_add(&screen->buffers[1].stale, damage[i]);
    }
    if (follow(screen, settle(screen), error) == KMS_FLIP_HUNG)
        return KMS_REFUSED;
    int back = 1 - screen->front;
    kms_buffer_catch_up(&screen->buffers[back], frame);
    if (!put_on_display(screen, &screen->buffers[back])) {
        error_set(error, "%s: %s", screen->output.name, strerror(errno));
        return KMS_REFUSED;
    }
    screen->front = back;
    return KMS_SHOWN;
}

/* Where the driver has no such property, an output without a picture is as dark. */
static bool switch_off(struct kms_screen *screen)
{
    const struct kms_output *output = &screen->output;
    if (output->dpms && drmModeConnectorSetProperty(screen->card, output->connector, output->dpms,
                                                    DRM_MODE_DPMS_OFF) == 0)
        return true;
    return drmModeSetCrtc(screen->card, output->crtc, 0, 0, 0, NULL, 0, NULL) == 0;
}

bool kms_screen_power(struct kms_screen *screen, bool on, struct error *error)
{
    const struct kms_output *output = &screen->output;
    kms_screen_settle(screen);
    screen->sets_mode = true;
    if (on && output->dpms)
        drmModeConnectorSetProperty(screen->card, output->connector, output->dpms,
                                    DRM_MODE_DPMS_ON); /* setting the mode does it as well */
    if (on || switch_off(screen))
        return true;
    return error_set(error, "%s cannot be switched off: %s", output->name, strerror(errno));
}
