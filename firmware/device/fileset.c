/* A folder of settings that is replaced as one: after a power cut the old files are there, or the
   new ones, never some of each. */
#include "device/fileset.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

static mode_t mode_of(enum fileset_secrecy secrecy)
{
    return secrecy == FILESET_PLAIN ? 0644 : 0600;
}

const struct fileset_file *fileset_find(const struct fileset *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (text_equal(set->files[i].name, name))
            return &set->files[i];
    }
    return NULL;
}

bool fileset_add(struct fileset *set, struct fileset_file file, struct error *error)
{
    if (fileset_find(set, file.name))
        return error_set(error, "%s is wanted twice, for different things", file.name);
    if (set->count == FILESET_MOST)
        return error_set(error, "%s is one file too many, at most %d are taken", file.name,
                         FILESET_MOST);
    set->files[set->count++] = file;
    return true;
}

static int is_no_dot(const struct dirent *entry)
{
    return !text_equal(entry->d_name, ".") && !text_equal(entry->d_name, "..");
}

/* Whatever lies in it, folders too; none where it cannot be read. */
static size_t count_entries(const char *folder, struct dirent ***ret_entries)
{
    int count = scandir(folder, ret_entries, is_no_dot, alphasort);
    if (count < 0)
        *ret_entries = NULL;
    return count < 0 ? 0 : (size_t)count;
}

static void free_entries(struct dirent **entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
}

/* Files in the folder and one folder deeper. */
static size_t count_files(struct arena *arena, const char *folder)
{
    struct dirent **entries = NULL;
    size_t files = 0, count = count_entries(folder, &entries);
    for (size_t i = 0; i < count; i++) {
        struct dirent **inner = NULL;
        if (entries[i]->d_type != DT_DIR) {
            files++;
            continue;
        }
        size_t inside = count_entries(file_join(arena, folder, entries[i]->d_name), &inner);
        files += inside;
        free_entries(inner, inside);
    }
    free_entries(entries, count);
    return files;
}

/* What it reads goes before the next one: the set is in memory already, and is not to be twice. */
static bool equals_file(const struct fileset_file *file, const char *folder)
{
    struct stat info;
    struct file_bytes there;
    struct arena *arena = arena_new();
    const char *path = file_join(arena, folder, file->name);
    bool equal = stat(path, &info) == 0 && (info.st_mode & 07777) == mode_of(file->secrecy) &&
                 (size_t)info.st_size == file->content.length &&
                 file_read(path, file->content.length, arena, &there, NULL) &&
                 there.length == file->content.length &&
                 memcmp(there.bytes, file->content.bytes, there.length) == 0;
    arena_free(arena);
    return equal;
}

bool fileset_equals(const struct fileset *set, const char *folder)
{
    struct arena *arena = arena_new();
    bool equal = count_files(arena, folder) == set->count;
    arena_free(arena);
    for (size_t i = 0; equal && i < set->count; i++)
        equal = equals_file(&set->files[i], folder);
    return equal;
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info, (void)type, (void)place;
    return remove(path);
}

static bool remove_tree(const char *folder, struct error *error)
{
    if (access(folder, F_OK) != 0 && errno == ENOENT)
        return true;
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS) == 0 ||
           error_set(error, "cannot remove %s: %s", folder, strerror(errno));
}

static const char *staging_of(struct arena *arena, const char *folder)
{
    return arena_textf(arena, "%s.new", folder);
}

void fileset_clean(const char *folder)
{
    struct arena *arena = arena_new();
    (void)remove_tree(staging_of(arena, folder), NULL);
    arena_free(arena);
}

/* The rights are set apart from the umask, before anything is renamed to where it is looked for. */
static bool stage_file(const struct fileset_file *file, const char *staging, struct arena *arena,
                       struct error *error)
{
    const char *path = file_join(arena, staging, file->name);
    mode_t mode = mode_of(file->secrecy);
    if (!file_make_folder(file_folder(arena, path), error) ||
        !file_create(path, file->content.bytes, file->content.length, 0600, error))
        return false;
    if (chmod(path, mode) != 0)
        return error_set(error, "cannot set the rights of %s: %s", path, strerror(errno));
    return file_sync_folder(file_folder(arena, path)) ||
           error_set(error, "cannot write %s to the disk: %s", path, strerror(errno));
}

static bool stage(const struct fileset *set, const char *staging, struct arena *arena,
                  struct error *error)
{
    if (!remove_tree(staging, error) || !file_make_folder(staging, error))
        return false;
    for (size_t i = 0; i < set->count; i++) {
        if (!stage_file(&set->files[i], staging, arena, error))
            return false;
    }
    return file_sync_folder(staging) ||
           error_set(error, "cannot write %s to the disk: %s", staging, strerror(errno));
}

/* Both names change what they stand for in one step of the file system. */
static bool swap(const char *staging, const char *folder, struct arena *arena, struct error *error)
{
    bool there = access(folder, F_OK) == 0;
    int done = there ? renameat2(AT_FDCWD, staging, AT_FDCWD, folder, RENAME_EXCHANGE)
                     : rename(staging, folder);
    if (done != 0)
        return error_set(error, "cannot put %s in its place: %s", folder, strerror(errno));
    const char *parent = file_folder(arena, folder);
    return file_sync_folder(parent) ||
           error_set(error, "cannot write %s to the disk: %s", parent, strerror(errno));
}

bool fileset_install(const struct fileset *set, const char *folder, struct error *error)
{
    struct arena *arena = arena_new();
    const char *staging = staging_of(arena, folder);
    bool ok = stage(set, staging, arena, error) && swap(staging, folder, arena, error);
    (void)remove_tree(staging, NULL);
    arena_free(arena);
    return ok;
}
