/* The pages of the wall, as the config lists them; one with a mistake is reported and left out. */
#include "show/pages.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "view/page_rule.h"

/* An item of the list while it is read. What it can fall back on is set as soon as it is known. */
struct listing {
    const struct pages_setup *setup;
    struct arena *arena;
    const struct page *base; /* the page that it changes; NULL: none */
};

/* Reads the page at `item` with its reader, which keeps the failures. */
typedef const struct page *read_item(struct listing *listing, const struct json_at *item);

/* Opens the document again, so that each page has its own first failure, with its line. */
static bool at_item(struct listing *listing, size_t index, read_item *read,
                    const struct page **ret_page, struct error *error)
{
    struct json_reader *reader = NULL;
    struct json_text text = listing->setup->document;
    struct json_limits limits = {.bytes = text.length, .comments = true};
    if (!json_reader_new(text, limits, listing->arena, &reader, error))
        return false;
    struct json_at root = json_root(reader), screen = json_member(&root, "screen");
    struct json_at list = json_array(&screen, "pages"), item = json_item(&list, index);
    const struct page *page = read(listing, &item);
    bool good = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (good)
        *ret_page = page;
    return good;
}

struct page_folders pages_folders(const struct pages_setup *setup)
{
    return (struct page_folders){.own = setup->own_folder, .built_in = setup->folder};
}

static bool read_file(const struct listing *listing, const char *name, const struct page **ret_page,
                      struct error *error)
{
    struct page_folders folders = pages_folders(listing->setup);
    return page_files_read(&folders, name, listing->arena, ret_page, error);
}

static const struct page *read_base(struct listing *listing, const struct json_at *place)
{
    struct error error;
    const struct page *page = NULL;
    const char *name = json_as_text(place);
    if (name && !page_name_fits(name))
        json_fail(place, PAGE_NAME_RULE);
    else if (name && !read_file(listing, name, &page, &error))
        json_reject(place, "%s", error.text);
    return page;
}

static const struct page *read_object(struct listing *listing, const struct json_at *item)
{
    struct json_at base = json_member(item, "page"), name = json_member(item, "name");
    struct json_at rows = json_member(item, "rows");
    if (!json_present(&base) && !json_present(&rows) && json_present(&name))
        base = name;
    if (json_present(&base))
        listing->base = read_base(listing, &base);
    return page_read_at(item, listing->base, listing->arena);
}

static const struct page *read_item_at(struct listing *listing, const struct json_at *item)
{
    if (json_kind(item) == JSON_OBJECT)
        return read_object(listing, item);
    if (json_kind(item) == JSON_TEXT)
        return read_base(listing, item);
    json_fail(item, "a page's name, or an object that is a page or changes one");
    return NULL;
}

static const struct page *reject_second(struct listing *listing, const struct json_at *item)
{
    json_reject(item, "there is a page \"%s\" further up; give this one a \"name\" of its own",
                page_name(listing->base));
    return NULL;
}

static bool read_choice(struct listing *listing, size_t index, const struct page **ret_page,
                        struct error *error)
{
    const struct pages_setup *setup = listing->setup;
    const char *name = setup->choices[index].name;
    if (setup->document.bytes)
        return at_item(listing, index, read_item_at, ret_page, error);
    return read_file(listing, name, ret_page, error);
}

/* The page as it is without the mistake, if there is such a one. */
static const struct page *fallback_of(struct listing *listing, const struct page_choice *choice)
{
    struct error other;
    const struct page *page = NULL;
    struct page_folders built_in = {.built_in = listing->setup->folder};
    if (listing->base || !choice->name || !page_name_fits(choice->name))
        return listing->base;
    return page_files_read(&built_in, choice->name, listing->arena, &page, &other) ? page : NULL;
}

/* Tells the mistake, and what is shown in spite of it; NULL: nothing. */
static const struct page *settle(struct listing *listing, const struct page_choice *choice,
                                 struct pages *pages, const struct error *mistake)
{
    const struct page *page = fallback_of(listing, choice);
    pages->mistakes++;
    if (page && !choice->written)
        log_error("the built-in page is shown instead: %s", mistake->text);
    else if (page)
        log_error("the page \"%s\" is shown without it: %s", page_name(page), mistake->text);
    else
        log_error("page left out: %s", mistake->text);
    return page;
}

static bool stands(const struct pages *pages, const char *name)
{
    for (size_t i = 0; i < pages->count; i++)
        if (text_equal(page_name(pages->list[i]), name))
            return true;
    return false;
}

static void add(struct pages *pages, const struct page *page, int64_t dwell_ms)
{
    pages->list[pages->count] = page;
    pages->dwell_ms[pages->count++] = page_dwell_ms(page) > 0 ? page_dwell_ms(page) : dwell_ms;
}

static void read_one_of(const struct pages_setup *setup, size_t index, struct arena *arena,
                        struct pages *pages, struct error *mistake)
{
    struct listing listing = {.setup = setup, .arena = arena};
    const struct page *page = NULL;
    if (!read_choice(&listing, index, &page, mistake))
        page = settle(&listing, &setup->choices[index], pages, mistake);
    if (!page)
        return;
    if (!stands(pages, page_name(page))) {
        add(pages, page, setup->dwell_ms);
        return;
    }
    listing.base = page;
    if (!at_item(&listing, index, reject_second, &page, mistake))
        log_error("page left out: %s", mistake->text);
    pages->mistakes++;
}

/* A folder that is not there hides every page in it. */
static void check_folder(const struct pages_setup *setup, struct pages *pages)
{
    const char *own = setup->own_folder;
    if (!own || access(own, R_OK | X_OK) == 0)
        return;
    log_error("screen.page_dir: the folder %s cannot be read", own);
    pages->mistakes++;
}

static bool ever_comes(const struct page *page)
{
    const struct page_rule *rule = page_rules(page);
    return !rule->when.always || rule->takeover.occasions != 0;
}

static void read_standby(const struct pages_setup *setup, size_t index, struct arena *arena,
                         struct pages *pages)
{
    struct error mistake;
    struct listing listing = {.setup = setup, .arena = arena};
    const struct page_choice choice = {.name = setup->standby[index]};
    const struct page *page = NULL;
    if (stands(pages, choice.name))
        return;
    if (!read_file(&listing, choice.name, &page, &mistake))
        page = settle(&listing, &choice, pages, &mistake);
    if (!page)
        return;
    if (!ever_comes(page))
        log_warning("the page \"%s\" on standby never comes: it has neither \"when\" nor "
                    "\"takeover\"",
                    choice.name);
    add(pages, page, setup->dwell_ms);
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
    check_folder(setup, &pages);
    for (size_t i = 0; i < setup->choice_count; i++)
        read_one_of(setup, i, arena, &pages, &mistake);
    if (pages.count == 0)
        return error_set(error, "%s", mistake.text);
    pages.turning = pages.count;
    for (size_t i = 0; i < setup->standby_count; i++)
        read_standby(setup, i, arena, &pages);
    *ret_pages = pages;
    return true;
}

bool pages_read_one(const struct pages_setup *setup, const char *name, struct arena *arena,
                    const struct page **ret_page, struct error *error)
{
    struct listing listing = {.setup = setup, .arena = arena};
    for (size_t i = 0; i < setup->choice_count; i++)
        if (setup->choices[i].written && setup->choices[i].name &&
            text_equal(setup->choices[i].name, name))
            return read_choice(&listing, i, ret_page, error);
    return read_file(&listing, name, ret_page, error);
}
