/* Where the program keeps its files: systemd's and XDG's directories, or what was asked for. */
#ifndef WALLBOARD_COMMAND_DIRECTORIES_H
#define WALLBOARD_COMMAND_DIRECTORIES_H

#include <stdbool.h>

#include "base/error.h"

struct arena;

/* `option` is what the command line says, or NULL. The spool: $RUNTIME_DIRECTORY, else
   $XDG_RUNTIME_DIR/wallboard, else /tmp/wallboard-UID. Made where it is missing. */
bool directories_spool(const char *option, struct arena *arena, const char **ret_dir,
                       struct error *error) MUST_CHECK;

/* $STATE_DIRECTORY, else $XDG_STATE_HOME/wallboard, else ~/.local/state/wallboard.
   Made likewise. */
bool directories_state(const char *option, struct arena *arena, const char **ret_dir,
                       struct error *error) MUST_CHECK;

/* The same where a command only reads: nothing is made, the folder may be missing. */
bool directories_find_spool(const char *option, struct arena *arena, const char **ret_dir,
                            struct error *error) MUST_CHECK;
bool directories_find_state(const char *option, struct arena *arena, const char **ret_dir,
                            struct error *error) MUST_CHECK;

/* The folder "pages" of the assets: $WALLBOARD_ASSETS, else ../share/wallboard from the
   program, else as installed, else the source tree. */
const char *directories_pages(struct arena *arena);

/* The folder of gettext's catalogues: $WALLBOARD_LOCALES, else ../share/locale from the program
   where ours is there, else as installed, else as built. */
const char *directories_locales(struct arena *arena);

/* Systemd's folder of credentials, or NULL. */
const char *directories_credentials(void);

#endif
