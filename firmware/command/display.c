/* Which display the wall is shown on, as the command line and the config say it. */
#include "command/display.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/text.h"
#include "config/screen.h"
#include "feed/seam.h"

enum { ON_AUTO, ON_DRM, ON_SDL, ON_PNG, ON_COUNT };
static const char *const NAMES[ON_COUNT] = {"auto", "drm", "sdl", "png"};

static bool read_name(const char *name, int *ret_on, struct error *error)
{
    for (int i = 0; i < ON_COUNT; i++)
        if (text_equal(name ? name : "auto", NAMES[i])) {
            *ret_on = i;
            return true;
        }
    return error_set(error, "--display is \"%s\"; expected auto, drm, sdl or png", name);
}

static bool has_desktop(void)
{
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY") || getenv("SDL_VIDEODRIVER");
}

/* One that is asked for by name waits for its card; a guess must find one. */
static bool open_drm(const struct display_options *options, const struct config_screen *screen,
                     bool wait, struct presenter **ret_presenter, struct error *error)
{
    const struct config_mode *mode = &screen->mode;
    struct presenter_drm_setup setup = {
        .connector = screen->connector,
        .native = mode->native,
        .mode = {mode->w, mode->h},
        .mode_hz = mode->hz,
        .wait_for_card = wait,
        .must_have = options->must_have,
    };
    return presenter_drm_new(&setup, ret_presenter, error);
}

static bool open_sdl(const struct display_options *options, struct presenter **ret_presenter,
                     struct error *error)
{
    struct presenter_setup setup = {.window = options->window};
    return presenter_sdl_new(&setup, ret_presenter, error);
}

/* A running desktop, else a display at the board itself. */
static bool open_either(const struct display_options *options, const struct config_screen *screen,
                        struct presenter **ret_presenter, struct error *error)
{
    if (has_desktop() || options->window.w > 0)
        return open_sdl(options, ret_presenter, error);
    struct error reason;
    return open_drm(options, screen, false, ret_presenter, &reason) ||
           error_set(error, "%.400s and no desktop (DISPLAY, WAYLAND_DISPLAY)", reason.text);
}

static bool open_real(const struct display_options *options, const struct config_screen *screen,
                      int on, struct presenter **ret_presenter, struct error *error)
{
    if (on == ON_DRM)
        return open_drm(options, screen, true, ret_presenter, error);
    if (on == ON_SDL)
        return open_sdl(options, ret_presenter, error);
    return open_either(options, screen, ret_presenter, error);
}

static struct presenter *open_png(const struct display_options *options, const char *spool)
{
    struct size size = options->offscreen.w ? options->offscreen : options->window;
    if (size.w == 0)
        size = (struct size){1920, 1080};
    log_info("drawing off screen at %dx%d; the picture is %s/" SEAM_PICTURE, size.w, size.h, spool);
    return presenter_png_new(size);
}

bool display_open(const struct display_options *options, const struct config_screen *screen,
                  const char *spool, struct presenter **ret_presenter, struct error *error)
{
    struct error reason;
    struct presenter *presenter = NULL;
    int on = ON_AUTO;
    if (!read_name(options->name, &on, error))
        return false;
    bool real = on != ON_PNG && options->offscreen.w == 0;
    if (real && !open_real(options, screen, on, &presenter, &reason)) {
        if (options->must_have)
            return error_set(error, "%s", reason.text);
        log_warning("%s", reason.text);
    }
    if (!presenter)
        presenter = open_png(options, spool);
    *ret_presenter = presenter_turned_new(presenter, screen->rotation);
    return true;
}
