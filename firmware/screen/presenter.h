/* Where pictures go: a window, a bare display or a file, behind one small interface. */
#ifndef WALLBOARD_SCREEN_PRESENTER_H
#define WALLBOARD_SCREEN_PRESENTER_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "screen/painter.h"

enum presenter_event_kind {
    PRESENTER_NOTHING,
    PRESENTER_KEY,     /* a key the wall knows was pressed */
    PRESENTER_RESIZED, /* another size or a display came: ask presenter_panel, paint all anew */
    PRESENTER_EXPOSED, /* contents were lost: present all anew */
    PRESENTER_LOST,    /* no display now; presenting does nothing until RESIZED */
    PRESENTER_CLOSED   /* the person or the system wants the wall to end */
};

/* Right, PageDown, n: next. Left, PageUp, p: previous. Space: pause. Return, a: acknowledge the
   handover. q, Escape: quit. */
enum presenter_key { KEY_NEXT, KEY_PREVIOUS, KEY_PAUSE, KEY_ACKNOWLEDGE, KEY_QUIT };

struct presenter_event {
    enum presenter_event_kind kind;
    enum presenter_key key;
};

struct panel {
    struct size size_px; /* of the picture to paint, after rotation; 0x0: no display */
    struct size size_mm; /* physical, as the display says it; 0x0: unknown */
};

struct presenter;

/* What an implementation provides; `self` is its own. All are called from one thread. */
struct presenter_methods {
    const char *name;
    struct panel (*panel)(const void *self);

    /* File descriptors to wait on, at most `capacity`; returns how many. May change after every
       event. One that hears events without a descriptor offers a timer; 0 is for those that never
       have any. Presenting may read events ahead: ask next_event until there is none before every
       wait. */
    size_t (*wait_on)(const void *self, struct pollfd *ret_fds, size_t capacity);

    /* The next event without waiting; PRESENTER_NOTHING when there is none left. */
    struct presenter_event (*next_event)(void *self);

    /* Shows the frame, whose `damage` areas changed since the last one that was presented. */
    bool (*present)(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error);

    /* Panel on or off (DPMS). */
    bool (*power)(void *self, bool on, struct error *error);
    void (*free)(void *self);
};

/* Takes ownership of `self`; never NULL. Implementations end their constructors with it. */
struct presenter *presenter_wrap(const struct presenter_methods *methods, void *self);
void presenter_free(struct presenter *presenter);

const char *presenter_name(const struct presenter *presenter);
struct panel presenter_panel(const struct presenter *presenter);
size_t presenter_wait_on(const struct presenter *presenter, struct pollfd *ret_fds,
                         size_t capacity);
struct presenter_event presenter_next_event(struct presenter *presenter);
bool presenter_present(struct presenter *presenter, struct frame frame, const struct rect *damage,
                       size_t count, struct error *error) MUST_CHECK;
bool presenter_power(struct presenter *presenter, bool on, struct error *error) MUST_CHECK;

struct presenter_setup {
    struct size window; /* 0x0: fullscreen */
};

/* X11, Wayland or KMSDRM through SDL. Fails with a sentence where there is no display. */
bool presenter_sdl_new(const struct presenter_setup *setup, struct presenter **ret_presenter,
                       struct error *error) MUST_CHECK;

/* A display at a board without a desktop, through the kernel (KMS) alone. */
struct presenter_drm_setup {
    const char *connector; /* "HDMI-A-1"; NULL: the first with a display */
    bool native;           /* the display's own mode, however large; else within 1920x1200 */
    struct size mode;      /* this one, where it is offered; 0x0: none in particular */
    int mode_hz;           /* of it; 0: the nearest to 60 */
    bool wait_for_card;    /* begin without a graphics card or the right to it, and go on trying */
    bool must_have;        /* fail where no display is connected */
};

/* Displays, keyboards and graphics cards may come and go later. Fails with a sentence. */
bool presenter_drm_new(const struct presenter_drm_setup *setup, struct presenter **ret_presenter,
                       struct error *error) MUST_CHECK;

/* What is shown by the inner one, turned clockwise by 0, 90, 180 or 270 degrees. Takes ownership of
   it; at 0 it is the inner one. Never NULL. */
struct presenter *presenter_turned_new(struct presenter *inner, int degrees);

/* No display: the picture is only kept in memory (and show writes it to a file). */
struct presenter *presenter_png_new(struct size size);

/* Writes the frame as a PNG by way of a temporary name. */
bool png_write(const char *path, struct frame frame, struct error *error) MUST_CHECK;

#endif
