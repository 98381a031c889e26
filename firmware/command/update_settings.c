/* What the config says of updates, as wallboard-update (a shell's program) takes it. */
#include "command/update_settings.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "config/config.h"

/* In single quotes only those mean something; and every value is one line. */
static void add(struct text *text, const char *name, const char *value)
{
    text_addf(text, "%s='", name);
    for (const char *p = value ? value : ""; *p; p++) {
        if (*p == '\'')
            text_add(text, "'\\''");
        else if ((unsigned char)*p >= ' ')
            text_addf(text, "%c", *p);
    }
    text_add(text, "'\n");
}

bool update_settings_write(const struct config *config, const char *root, struct error *error)
{
    enum { SETTINGS_TEXT = 16 * 1024 };
    struct arena *arena = arena_new();
    char *buffer = arena_alloc(arena, SETTINGS_TEXT);
    struct text text = text_over(buffer, SETTINGS_TEXT);
    add(&text, "UPDATE_URL", config->board.update_url);
    add(&text, "UPDATE_FROM", config->board.update_from);
    add(&text, "UPDATE_TO", config->board.update_to);
    add(&text, "UPDATE_ZONE", config->desk.time_zone);
    add(&text, "UPDATE_PROXY", config->network.proxy);
    add(&text, "UPDATE_CA", config->network.ca_file);
    const char *path = arena_textf(arena, "%s/run/wallboard-update/settings", root);
    bool ok = file_make_folder(file_folder(arena, path), error) &&
              file_replace(path, buffer, strlen(buffer), FILE_FAST, error);
    arena_free(arena);
    return ok;
}
