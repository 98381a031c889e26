/* Page files by name: the company's own folder first, then the built-in one. */
#include "show/page_files.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

enum { PAGE_MOST_BYTES = 256 * 1024 };

/* "/etc/wallboard/pages/mine.json" is to hold the page "mine". */
static bool check_name(const struct page *page, const char *path, struct error *error)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    size_t length = strlen(page_name(page));
    if (strncmp(file, page_name(page), length) == 0 && text_equal(file + length, ".json"))
        return true;
    return error_set(error, "%s: name: the page \"%s\" must stand in a file %s.json", path,
                     page_name(page), page_name(page));
}

bool page_files_read_path(const char *path, struct arena *arena, const struct page **ret_page,
                          struct error *error)
{
    struct file_bytes file;
    const struct page *page = NULL;
    if (!file_read(path, PAGE_MOST_BYTES, arena, &file, error) ||
        !page_read(file.bytes, file.length, path, arena, &page, error) ||
        !check_name(page, path, error))
        return false;
    *ret_page = page;
    return true;
}

static const char *path_in(const char *folder, const char *name, struct arena *arena)
{
    return file_join(arena, folder, arena_textf(arena, "%s.json", name));
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

const char *page_files_path(const struct page_folders *folders, const char *name,
                            struct arena *arena)
{
    const char *built_in = path_in(folders->built_in, name, arena);
    const char *own = folders->own ? path_in(folders->own, name, arena) : built_in;
    return is_there(own) || !is_there(built_in) ? own : built_in;
}

bool page_files_read(const struct page_folders *folders, const char *name, struct arena *arena,
                     const struct page **ret_page, struct error *error)
{
    const char *path = page_files_path(folders, name, arena);
    if (!is_there(path))
        return error_set(error, "there is no page \"%s\": expected the file %s", name, path);
    return page_files_read_path(path, arena, ret_page, error);
}
