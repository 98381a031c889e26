/* Which display the wall is shown on, as the command line says it. */
#include "command/display.h"

#include "base/log.h"
#include "feed/seam.h"

bool display_open(const struct display_options *options, const char *spool,
                  struct presenter **ret_presenter, struct error *error)
{
    struct error reason;
    struct presenter_setup setup = {.window = options->window};
    struct size offscreen = options->offscreen;
    if (offscreen.w == 0) {
        if (presenter_sdl_new(&setup, ret_presenter, &reason))
            return true;
        if (options->must_have)
            return error_set(error, "%s", reason.text);
        offscreen = options->window.w ? options->window : (struct size){1920, 1080};
        log_warning("%s", reason.text);
    }
    log_info("drawing off screen at %dx%d; the picture is %s/" SEAM_PICTURE, offscreen.w,
             offscreen.h, spool);
    *ret_presenter = presenter_png_new(offscreen);
    return true;
}
