/* A wall without a config: it says what to do, until there is one. */
#include "command/unconfigured.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "command/command.h"
#include "command/directories.h"
#include "command/look.h"
#include "feed/seam.h"
#include "show/config_wait.h"

bool unconfigured_waits(const struct unconfigured *wall)
{
    struct arena *arena = arena_new();
    bool missing = wall->config && access(wall->config, F_OK) != 0;
    bool looked_after = access(file_join(arena, wall->spool, SEAM_BOARD), F_OK) == 0;
    arena_free(arena);
    return wall->config && (wall->waited || missing || looked_after);
}

static bool show(const struct unconfigured *wall, struct config_wait *wait, struct arena *arena,
                 struct error *error)
{
    struct config config;
    struct presenter *presenter = NULL;
    struct show_setup setup = {.spool = wall->spool, .for_ms = wall->for_ms, .wait = wait};
    if (!look_read_config(NULL, arena, &config, error) ||
        !display_open(wall->display, &config.screen, wall->spool, &presenter, error))
        return false;
    setup.look = look_from_config(&config);
    setup.pages = look_pages(&config, directories_pages(arena), arena);
    return show_run(&setup, presenter, error);
}

int unconfigured_show(const struct unconfigured *wall, const struct error *why, bool *ret_again)
{
    struct error error;
    struct arena *arena = arena_new();
    struct config_wait wait = config_wait_for(wall->config, why->text, clock_mono());
    log_error("%s", why->text);
    bool ok = show(wall, &wait, arena, &error);
    arena_free(arena);
    *ret_again = wait.changed;
    if (ok)
        return EXIT_OK;
    log_error("%s", error.text);
    return EXIT_DISPLAY;
}
