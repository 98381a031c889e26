/* Where the program keeps its files: systemd's and XDG's directories, or what was asked for. */
#include "command/directories.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command/self.h"
#include "view/words.h"

/* Systemd lists several, separated by colons, where a unit asks for several: the first is ours. */
static const char *from_systemd(struct arena *arena, const char *variable)
{
    const char *value = getenv(variable);
    if (!value || !value[0])
        return NULL;
    return arena_bytes(arena, value, strcspn(value, ":"));
}

static const char *below(struct arena *arena, const char *variable, const char *name)
{
    const char *value = getenv(variable);
    return value && value[0] == '/' ? file_join(arena, value, name) : NULL;
}

/* A folder in /tmp could have been put there by somebody else: it must be ours alone. */
static bool check_private(const char *path, struct error *error)
{
    struct stat info;
    if (lstat(path, &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != getuid())
        return error_set(error, "%s belongs to somebody else; name a folder with --spool", path);
    return true;
}

static bool make_private(const char *path, struct error *error)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return error_set(error, "cannot make the folder %s: %s", path, strerror(errno));
    return check_private(path, error);
}

/* NULL: the one in /tmp. */
static const char *named_spool(const char *option, struct arena *arena)
{
    const char *dir = option;
    if (!dir)
        dir = from_systemd(arena, "RUNTIME_DIRECTORY");
    if (!dir)
        dir = below(arena, "XDG_RUNTIME_DIR", "wallboard");
    return dir;
}

static const char *private_spool(struct arena *arena)
{
    return arena_textf(arena, "/tmp/wallboard-%u", (unsigned)getuid());
}

bool directories_spool(const char *option, struct arena *arena, const char **ret_dir,
                       struct error *error)
{
    const char *dir = named_spool(option, arena);
    if (dir) {
        *ret_dir = dir;
        return file_make_folder(dir, error);
    }
    *ret_dir = private_spool(arena);
    return make_private(*ret_dir, error);
}

bool directories_find_spool(const char *option, struct arena *arena, const char **ret_dir,
                            struct error *error)
{
    struct stat info;
    const char *dir = named_spool(option, arena);
    const char *private = private_spool(arena);
    if (!dir && lstat(private, &info) == 0 && !check_private(private, error))
        return false;
    *ret_dir = dir ? dir : private;
    return true;
}

bool directories_find_state(const char *option, struct arena *arena, const char **ret_dir,
                            struct error *error)
{
    const char *dir = option;
    if (!dir)
        dir = from_systemd(arena, "STATE_DIRECTORY");
    if (!dir)
        dir = below(arena, "XDG_STATE_HOME", "wallboard");
    if (!dir)
        dir = below(arena, "HOME", ".local/state/wallboard");
    if (!dir)
        return error_set(error, "there is no HOME and no STATE_DIRECTORY: name a folder with "
                                "--state");
    *ret_dir = dir;
    return true;
}

bool directories_state(const char *option, struct arena *arena, const char **ret_dir,
                       struct error *error)
{
    return directories_find_state(option, arena, ret_dir, error) &&
           file_make_folder(*ret_dir, error);
}

const char *directories_pages(struct arena *arena)
{
    const char *assets = getenv("WALLBOARD_ASSETS");
    if (assets && assets[0])
        return file_join(arena, assets, "pages");
    /* Beside the program's own folder, wherever it was installed to. */
    const char *beside =
        file_join(arena, file_folder(arena, self_path(arena)), "../share/wallboard/pages");
    if (access(beside, R_OK) == 0)
        return beside;
    if (access(WALLBOARD_INSTALLED_ASSETS "/pages", R_OK) == 0)
        return WALLBOARD_INSTALLED_ASSETS "/pages";
    return WALLBOARD_SOURCE_ASSETS "/pages";
}

/* Other programs have catalogues in such a folder too: German is looked for, as it is always there.
 */
static bool has_catalogues(struct arena *arena, const char *folder)
{
    return access(file_join(arena, folder, "de/LC_MESSAGES/" WORDS_DOMAIN ".mo"), R_OK) == 0;
}

const char *directories_locales(struct arena *arena)
{
    const char *locales = getenv("WALLBOARD_LOCALES");
    if (locales && locales[0])
        return locales;
    const char *beside = file_join(arena, file_folder(arena, self_path(arena)), "../share/locale");
    if (has_catalogues(arena, beside))
        return beside;
    if (has_catalogues(arena, WALLBOARD_INSTALLED_LOCALES))
        return WALLBOARD_INSTALLED_LOCALES;
    return WALLBOARD_BUILT_LOCALES;
}

const char *directories_credentials(void)
{
    return getenv("CREDENTIALS_DIRECTORY");
}
