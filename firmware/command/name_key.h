/* The secret by which aliases are given and equals are ordered. */
#ifndef WALLBOARD_COMMAND_NAME_KEY_H
#define WALLBOARD_COMMAND_NAME_KEY_H

#include "base/keyed_hash.h"
#include "config/config.h"

struct arena;

/* From the config's salt; else a random one that is kept in the file names.salt of the state, or of
   the spool where the state cannot be written; else one for this process. */
struct hash_key name_key(const struct config *config, const char *state, const char *spool,
                         struct arena *arena);

#endif
