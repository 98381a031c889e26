/* The presenter for a board without a desktop: a display through the kernel's KMS, keys by
 * libinput. */
#include <stdlib.h>

#include <xf86drm.h>

#include "base/log.h"
#include "base/text.h"
#include "screen/input_keys.h"
#include "screen/kms_card.h"
#include "screen/kms_hotplug.h"
#include "screen/kms_screen.h"
#include "screen/kms_vt.h"
#include "screen/presenter.h"

enum {
    SETTLE_MS = 200,     /* a plug makes and breaks contact a few times */
    KEYBOARD_MS = 1000,  /* until udev has looked at a new one */
    LOOK_LOST_MS = 2000, /* how often without a display */
    LOOK_DEAF_MS = 5000  /* … and with one, where nobody says when it goes */
};

struct drm_presenter {
    char connector[32]; /* that the wish names */
    struct kms_wish wish;
    struct kms_card card;
    struct kms_screen *screen; /* NULL: no display now */
    struct kms_vt *vt;         /* NULL: none */
    struct kms_hotplug *hotplug;
    struct input_keys *keys; /* NULL: none */
    bool dark;               /* the panel was switched off */
    bool away;               /* another terminal has the display */
    bool displays_changed;   /* was told, and is looked at when the clock rings */
    bool keyboards_changed;
    enum presenter_event_kind owed;
    struct error reason; /* why there is no display, as it was logged last */
};

static bool is_seen(const struct drm_presenter *drm)
{
    return drm->screen && !drm->dark && !drm->away;
}

/* LOST and RESIZED follow what was told before; EXPOSED is part of both. */
static void owe(struct drm_presenter *drm, enum presenter_event_kind kind)
{
    if (kind != PRESENTER_EXPOSED || drm->owed == PRESENTER_NOTHING)
        drm->owed = kind;
}

/* 0: not by itself. */
static int64_t look_every_ms(const struct drm_presenter *drm)
{
    if (drm->away)
        return 0;
    if (!drm->screen)
        return LOOK_LOST_MS;
    return kms_hotplug_is_deaf(drm->hotplug) ? LOOK_DEAF_MS : 0;
}

static void set_clock(struct drm_presenter *drm)
{
    int64_t every_ms = look_every_ms(drm);
    bool sooner = drm->keyboards_changed && (every_ms == 0 || every_ms > KEYBOARD_MS);
    kms_hotplug_wake(drm->hotplug, sooner ? KEYBOARD_MS : every_ms, every_ms);
}

/* The last picture for a while has no next one that would ask whether it was taken: the clock rings
   for it, unless it rings soon anyway. */
static void watch_picture(struct drm_presenter *drm)
{
    int64_t left_ms = drm->screen ? kms_screen_left_ms(drm->screen) : 0;
    if (left_ms > 0 && !drm->displays_changed && !drm->keyboards_changed)
        kms_hotplug_wake(drm->hotplug, left_ms, look_every_ms(drm));
}

static void say_why(struct drm_presenter *drm, const struct error *error)
{
    if (!text_equal(error->text, drm->reason.text))
        log_warning("%s; the wall is shown when that changes", error->text);
    drm->reason = *error;
}

static void say_what(const struct drm_presenter *drm)
{
    const struct kms_output *output = kms_screen_output(drm->screen);
    if (!output->wish_is_fulfilled)
        log_warning("%s does not offer the mode that the config asks for", output->name);
    log_info("the display is %s%s%s on %s: %dx%d at %u Hz, %dx%d mm", output->display,
             output->display[0] ? " at " : "", output->name, drm->card.path, output->size_px.w,
             output->size_px.h, output->mode.vrefresh, output->size_mm.w, output->size_mm.h);
    if (output->size_doubt[0])
        log_warning("%s is not believed: %s; screen.diagonal_in tells, else 55 inches are assumed",
                    output->name, output->size_doubt);
}

/* Whoever had the display before may have left it on. */
static void keep_dark(struct drm_presenter *drm)
{
    struct error error;
    if (drm->dark && !kms_screen_power(drm->screen, false, &error))
        log_warning("%s", error.text);
}

/* The same display again: it may have lost its signal meanwhile. Another one: a new screen. */
static void take_output(struct drm_presenter *drm, const struct kms_output *output)
{
    struct error error;
    if (drm->screen && kms_output_equal(kms_screen_output(drm->screen), output)) {
        kms_screen_begin_anew(drm->screen);
        keep_dark(drm);
        owe(drm, PRESENTER_EXPOSED);
        return;
    }
    kms_screen_free(drm->screen);
    drm->screen = NULL;
    if (!kms_screen_new(drm->card.fd, output, &drm->screen, &error)) {
        owe(drm, PRESENTER_LOST);
        say_why(drm, &error);
        return;
    }
    drm->reason.text[0] = '\0';
    say_what(drm);
    keep_dark(drm);
    owe(drm, PRESENTER_RESIZED);
}

/* A screen goes before its card can be given up for another one. */
static enum kms_found find(struct drm_presenter *drm, struct kms_output *ret_output,
                           struct error *error)
{
    if (drm->screen && kms_output_find(drm->card.fd, &drm->wish, ret_output, error))
        return KMS_FOUND_DISPLAY;
    if (drm->screen)
        owe(drm, PRESENTER_LOST);
    kms_screen_free(drm->screen);
    drm->screen = NULL;
    return kms_card_find(&drm->card, &drm->wish, ret_output, error);
}

/* Looks for a display on all cards and takes it; *ret_error is set where there is none. */
static enum kms_found look(struct drm_presenter *drm, struct error *ret_error)
{
    struct kms_output output;
    enum kms_found found = find(drm, &output, ret_error);
    if (found == KMS_FOUND_DISPLAY)
        take_output(drm, &output);
    drm->displays_changed = false;
    set_clock(drm);
    return found;
}

static void look_again(struct drm_presenter *drm)
{
    struct error why;
    if (look(drm, &why) != KMS_FOUND_DISPLAY)
        say_why(drm, &why);
}

/* The card is given up too: what refuses pictures is opened from the start. */
static void give_up(struct drm_presenter *drm, const struct error *error)
{
    owe(drm, PRESENTER_LOST);
    kms_screen_free(drm->screen);
    drm->screen = NULL;
    kms_card_close(&drm->card);
    say_why(drm, error);
    set_clock(drm);
}

static void leave(struct drm_presenter *drm)
{
    if (drm->screen)
        kms_screen_settle(drm->screen);
    if (drm->card.fd >= 0)
        drmDropMaster(drm->card.fd);
    drm->away = true;
    log_info("another terminal has the display now");
    kms_vt_leave(drm->vt);
    set_clock(drm);
}

static void come(struct drm_presenter *drm)
{
    struct error error;
    kms_vt_come(drm->vt);
    drm->away = false;
    log_info("the display is the wall's again");
    if (drm->card.fd >= 0 && drmSetMaster(drm->card.fd) != 0) {
        error_set(&error, "%s: another program keeps the display", drm->card.path);
        give_up(drm, &error);
        return;
    }
    look_again(drm);
}

static void follow_terminal(struct drm_presenter *drm)
{
    enum kms_vt_wish wish = drm->vt ? kms_vt_next(drm->vt) : KMS_VT_NOTHING;
    while (wish != KMS_VT_NOTHING) {
        if (wish == KMS_VT_LEAVE)
            leave(drm);
        else
            come(drm);
        wish = kms_vt_next(drm->vt);
    }
}

static bool must_look(const struct drm_presenter *drm)
{
    if (drm->displays_changed || !drm->screen)
        return true;
    return kms_hotplug_is_deaf(drm->hotplug) &&
           !kms_output_is_there(drm->card.fd, kms_screen_output(drm->screen));
}

static void look_at_picture(struct drm_presenter *drm)
{
    struct error error;
    enum kms_flip_verdict verdict =
        drm->screen ? kms_screen_look(drm->screen, &error) : KMS_FLIP_READY;
    if (verdict == KMS_FLIP_LATE)
        owe(drm, PRESENTER_EXPOSED);
    else if (verdict == KMS_FLIP_HUNG)
        give_up(drm, &error);
    else
        watch_picture(drm);
}

static void look_when_due(struct drm_presenter *drm)
{
    if (drm->keyboards_changed && drm->keys)
        input_keys_rescan(drm->keys);
    drm->keyboards_changed = false;
    set_clock(drm);
    if (!drm->away && must_look(drm))
        look_again(drm);
    else
        look_at_picture(drm);
}

static void follow_plugs(struct drm_presenter *drm)
{
    struct kms_news news = kms_hotplug_read(drm->hotplug);
    if (news.due)
        look_when_due(drm);
    drm->displays_changed = drm->displays_changed || news.displays;
    drm->keyboards_changed = drm->keyboards_changed || news.inputs;
    if (news.displays)
        kms_hotplug_wake(drm->hotplug, SETTLE_MS, 0);
    else if (news.inputs)
        kms_hotplug_wake(drm->hotplug, KEYBOARD_MS, 0);
}

static struct panel panel(const void *self)
{
    const struct drm_presenter *drm = self;
    if (!drm->screen)
        return (struct panel){0};
    const struct kms_output *output = kms_screen_output(drm->screen);
    return (struct panel){output->size_px, output->size_mm};
}

/* Not the card itself: it only says that a picture was taken, which the next one asks for, or the
   clock that rings when it is late. */
static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    const struct drm_presenter *drm = self;
    size_t count = kms_hotplug_wait_on(drm->hotplug, ret_fds, capacity);
    if (drm->vt && count < capacity)
        ret_fds[count++] = (struct pollfd){.fd = kms_vt_fd(drm->vt), .events = POLLIN};
    if (drm->keys && count < capacity)
        ret_fds[count++] = (struct pollfd){.fd = input_keys_fd(drm->keys), .events = POLLIN};
    return count;
}

static struct presenter_event next_event(void *self)
{
    struct drm_presenter *drm = self;
    struct presenter_event event = {.kind = PRESENTER_NOTHING};
    follow_terminal(drm);
    follow_plugs(drm);
    if (drm->owed != PRESENTER_NOTHING) {
        event.kind = drm->owed;
        drm->owed = PRESENTER_NOTHING;
        return event;
    }
    bool pressed = drm->keys && input_keys_next(drm->keys, &event.key);
    while (pressed && drm->away) /* they are another terminal's */
        pressed = input_keys_next(drm->keys, &event.key);
    event.kind = pressed ? PRESENTER_KEY : PRESENTER_NOTHING;
    return event;
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct drm_presenter *drm = self;
    if (!is_seen(drm) || count == 0)
        return true;
    if (kms_screen_present(drm->screen, frame, damage, count, error) != KMS_SHOWN) {
        give_up(drm, error);
        return false;
    }
    watch_picture(drm);
    return true;
}

static bool power(void *self, bool on, struct error *error)
{
    struct drm_presenter *drm = self;
    if (on && drm->dark)
        owe(drm, PRESENTER_EXPOSED);
    drm->dark = !on;
    return !drm->screen || drm->away || kms_screen_power(drm->screen, on, error);
}

static void free_drm(void *self)
{
    struct drm_presenter *drm = self;
    input_keys_free(drm->keys);
    kms_screen_free(drm->screen);
    kms_card_close(&drm->card);
    kms_vt_free(drm->vt);
    kms_hotplug_free(drm->hotplug);
    free(drm);
}

static const struct presenter_methods METHODS = {
    .name = "drm",
    .panel = panel,
    .wait_on = wait_on,
    .next_event = next_event,
    .present = present,
    .power = power,
    .free = free_drm,
};

static struct drm_presenter *make(const struct presenter_drm_setup *setup)
{
    struct drm_presenter *drm = calloc(1, sizeof *drm);
    if (!drm)
        abort();
    drm->card.fd = -1;
    drm->wish.mode = (struct kms_mode_wish){setup->native, setup->mode, setup->mode_hz};
    if (setup->connector) {
        text_copy(drm->connector, sizeof drm->connector, setup->connector);
        drm->wish.connector = drm->connector;
    }
    drm->hotplug = kms_hotplug_new();
    return drm;
}

static bool is_enough(const struct presenter_drm_setup *setup, enum kms_found found)
{
    if (setup->must_have)
        return found == KMS_FOUND_DISPLAY;
    return setup->wait_for_card || found != KMS_FOUND_NOTHING;
}

bool presenter_drm_new(const struct presenter_drm_setup *setup, struct presenter **ret_presenter,
                       struct error *error)
{
    struct error reason;
    struct drm_presenter *drm = make(setup);
    enum kms_found found = look(drm, &reason);
    if (!is_enough(setup, found)) {
        free_drm(drm);
        return error_set(error, "no display: %s", reason.text);
    }
    if (found != KMS_FOUND_DISPLAY)
        say_why(drm, &reason);
    if (!drm->screen)
        owe(drm, PRESENTER_LOST);
    /* A card that is open is ours alone, with or without a display. */
    drm->vt = kms_vt_take(drm->card.fd >= 0);
    drm->keys = input_keys_new();
    *ret_presenter = presenter_wrap(&METHODS, drm);
    return true;
}
