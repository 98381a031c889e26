/* The page files, found and read; one with a mistake is reported and left out. */
#include "show/pages.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"

enum { PAGE_MOST_BYTES = 256 * 1024 };

static const char *path_of(const struct pages_setup *setup, const char *name, struct arena *arena)
{
    const char *file = arena_textf(arena, "%s.json", name);
    if (setup->own_folder) {
        const char *own = file_join(arena, setup->own_folder, file);
        if (access(own, F_OK) == 0)
            return own;
    }
    return file_join(arena, setup->folder, file);
}

bool pages_read_one(const struct pages_setup *setup, const char *name, struct arena *arena,
                    const struct page **ret_page, struct error *error)
{
    const char *path = path_of(setup, name, arena);
    struct file_bytes file;
    if (access(path, F_OK) != 0)
        return error_set(error, "there is no page \"%s\": expected the file %s", name, path);
    return file_read(path, PAGE_MOST_BYTES, arena, &file, error) &&
           page_read(file.bytes, file.length, path, arena, ret_page, error);
}

static int64_t dwell_of(const struct pages_setup *setup, const struct page_choice *choice,
                        const struct page *page)
{
    if (choice->dwell_ms > 0)
        return choice->dwell_ms;
    return page_dwell_ms(page) > 0 ? page_dwell_ms(page) : setup->dwell_ms;
}

bool pages_read(const struct pages_setup *setup, struct arena *arena, struct pages *ret_pages,
                struct error *error)
{
    struct pages pages = {
        .list = arena_array(arena, setup->choice_count, sizeof(struct page *)),
        .dwell_ms = arena_array(arena, setup->choice_count, sizeof(int64_t)),
    };
    struct error mistake = {.text = "the list of pages is empty"};
    for (size_t i = 0; i < setup->choice_count; i++) {
        const struct page_choice *choice = &setup->choices[i];
        const struct page *page = NULL;
        if (!pages_read_one(setup, choice->name, arena, &page, &mistake)) {
            log_error("page left out: %s", mistake.text);
            continue;
        }
        pages.list[pages.count] = page;
        pages.dwell_ms[pages.count++] = dwell_of(setup, choice, page);
    }
    if (pages.count == 0)
        return error_set(error, "no page can be shown: %s", mistake.text);
    *ret_pages = pages;
    return true;
}
