/* Loads page files from the source tree. */
#include "pages.h"

#include "cmocka_all.h"

#include "base/arena.h"
#include "base/file.h"

const char *const PAGE_NAMES[PAGES] = {"overview", "queues",   "sla",     "leaderboard",
                                       "response", "tiers",    "vip",     "assistants",
                                       "quality",  "security", "disputes"};

const struct page *pages_load(const char *name, struct arena *arena)
{
    struct error error = {.text = ""};
    struct file_bytes bytes = {0};
    const struct page *page = NULL;
    const char *path = arena_textf(arena, WALLBOARD_SOURCE_DIR "/assets/pages/%s.json", name);
    if (!file_read(path, 1024 * 1024, arena, &bytes, &error) ||
        !page_read(bytes.bytes, bytes.length, name, arena, &page, &error))
        fail_msg("%s", error.text);
    return page;
}
