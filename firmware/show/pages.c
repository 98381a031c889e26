/* The page files, found and read; one with a mistake is reported and left out. */
#include "show/pages.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "view/page_rule.h"

enum { PAGE_MOST_BYTES = 256 * 1024 };

static bool read_file(const char *path, struct arena *arena, const struct page **ret_page,
                      struct error *error)
{
    struct file_bytes file;
    return file_read(path, PAGE_MOST_BYTES, arena, &file, error) &&
           page_read(file.bytes, file.length, path, arena, ret_page, error);
}

static const char *path_in(const char *folder, const char *name, struct arena *arena)
{
    return file_join(arena, folder, arena_textf(arena, "%s.json", name));
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

bool pages_read_one(const struct pages_setup *setup, const char *name, struct arena *arena,
                    const struct page **ret_page, struct error *error)
{
    const char *path = path_in(setup->folder, name, arena);
    const char *own = setup->own_folder ? path_in(setup->own_folder, name, arena) : NULL;
    if (own && is_there(own))
        return read_file(own, arena, ret_page, error);
    if (!is_there(path))
        return error_set(error, "there is no page \"%s\": expected the file %s", name,
                         own ? own : path);
    return read_file(path, arena, ret_page, error);
}

/* A page of one's own that is broken gives way to the built-in one of that name. */
static bool read_or_fall_back(const struct pages_setup *setup, const char *name,
                              struct arena *arena, const struct page **ret_page,
                              struct error *error)
{
    if (pages_read_one(setup, name, arena, ret_page, error))
        return true;
    const char *path = path_in(setup->folder, name, arena);
    struct error other;
    if (!setup->own_folder || !read_file(path, arena, ret_page, &other))
        return false;
    log_error("the built-in page is shown instead: %s", error->text);
    return true;
}

static int64_t dwell_of(const struct pages_setup *setup, const struct page_choice *choice,
                        const struct page *page)
{
    if (choice->dwell_ms > 0)
        return choice->dwell_ms;
    return page_dwell_ms(page) > 0 ? page_dwell_ms(page) : setup->dwell_ms;
}

static bool has_page(const struct pages *pages, const char *name)
{
    for (size_t i = 0; i < pages->count; i++)
        if (text_equal(page_name(pages->list[i]), name))
            return true;
    return false;
}

static bool ever_comes(const struct page *page)
{
    const struct page_rule *rule = page_rules(page);
    return !rule->when.always || rule->takeover.occasions != 0;
}

static void read_standby(const struct pages_setup *setup, struct arena *arena, struct pages *pages)
{
    struct error mistake;
    for (size_t i = 0; i < setup->standby_count; i++) {
        const char *name = setup->standby[i];
        const struct page *page = NULL;
        const struct page_choice choice = {.name = name};
        if (has_page(pages, name))
            continue;
        if (!read_or_fall_back(setup, name, arena, &page, &mistake)) {
            log_error("page left out: %s", mistake.text);
            continue;
        }
        if (!ever_comes(page))
            log_warning("the page \"%s\" on standby never comes: it has neither \"when\" nor "
                        "\"takeover\"",
                        name);
        pages->list[pages->count] = page;
        pages->dwell_ms[pages->count++] = dwell_of(setup, &choice, page);
    }
}

bool pages_read(const struct pages_setup *setup, struct arena *arena, struct pages *ret_pages,
                struct error *error)
{
    size_t most = setup->choice_count + setup->standby_count;
    struct pages pages = {
        .list = arena_array(arena, most, sizeof(struct page *)),
        .dwell_ms = arena_array(arena, most, sizeof(int64_t)),
    };
    struct error mistake = {.text = "the list of pages is empty"};
    for (size_t i = 0; i < setup->choice_count; i++) {
        const struct page_choice *choice = &setup->choices[i];
        const struct page *page = NULL;
        if (!read_or_fall_back(setup, choice->name, arena, &page, &mistake)) {
            log_error("page left out: %s", mistake.text);
            continue;
        }
        pages.list[pages.count] = page;
        pages.dwell_ms[pages.count++] = dwell_of(setup, choice, page);
    }
    if (pages.count == 0)
        return error_set(error, "%s", mistake.text);
    pages.turning = pages.count;
    read_standby(setup, arena, &pages);
    *ret_pages = pages;
    return true;
}
