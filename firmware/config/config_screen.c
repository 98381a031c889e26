/* The config's "screen": which pages, how long, from how far, in which looks. */
#include "config/sections.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/text.h"

const char *const NAME_STYLE_NAMES[] = {"full", "first", "initials", "alias"};
static_assert(sizeof NAME_STYLE_NAMES / sizeof NAME_STYLE_NAMES[0] == NAME_STYLE_COUNT,
              "one word for each style");

static const char *const LEADERBOARD_NAMES[] = {"agents", "teams"};

/* The wall's own; a queue may have any. */
static const struct language *read_language(const struct json_at *screen)
{
    struct json_at at = json_member(screen, "language");
    const char *tag = json_as_text(&at);
    const struct language *language = tag ? language_named(tag) : &LANGUAGES[0];
    char list[LANGUAGE_LIST];
    language_list(list);
    if (!language)
        json_fail(&at, "one of %s", list);
    return language ? language : &LANGUAGES[0];
}

static const struct config_page USUAL_PAGES[] = {
    {"overview", false}, {"queues", false}, {"sla", false}, {"leaderboard", false}};

static const struct range DWELL = {.low = 2000, .high = 3600000, .fallback = 20000};

/* The text of a place that should hold one; NULL otherwise. */
static const char *text_if_any(const struct json_at *at)
{
    return json_kind(at) == JSON_TEXT ? json_as_text(at) : NULL;
}

/* Written either as a name, or as an object that adds to the page "page" or is one of its own. */
static struct config_page read_page(const struct json_at *page)
{
    if (json_kind(page) != JSON_OBJECT)
        return (struct config_page){.name = text_if_any(page)};
    struct json_at name = json_member(page, "name"), base = json_member(page, "page");
    return (struct config_page){.name = text_if_any(json_present(&name) ? &name : &base),
                                .written = true};
}

static void read_pages(const struct json_at *screen, const struct section *section,
                       struct config_screen *result)
{
    struct json_at list = json_array(screen, "pages");
    size_t count = json_count(&list);
    result->pages = USUAL_PAGES;
    result->page_count = sizeof USUAL_PAGES / sizeof USUAL_PAGES[0];
    if (!json_present(&list))
        return;
    if (count == 0)
        json_reject(&list, "the list is empty, leave it out for the usual pages");
    struct config_page *pages = arena_array(section->arena, count + 1, sizeof *pages);
    for (size_t i = 0; i < count; i++) {
        struct json_at page = json_item(&list, i);
        pages[i] = read_page(&page);
    }
    result->pages = pages;
    result->page_count = count;
    result->pages_in = section->text;
}

static void check_page_name(const struct json_at *at, const char *name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    if (name && (*name == '\0' || name[strspn(name, allowed)] != '\0'))
        json_fail(at, "a page's name, small letters, digits, \"-\" and \"_\"");
}

static const char *const USUAL_STANDBY[] = {"handover", "incidents", "security", "vip"};

static void read_standby(const struct json_at *screen, struct arena *arena,
                         struct config_screen *result)
{
    struct json_at list = json_array(screen, "standby");
    result->standby = USUAL_STANDBY;
    result->standby_count = sizeof USUAL_STANDBY / sizeof *USUAL_STANDBY;
    if (!json_present(&list))
        return;
    size_t count = json_count(&list);
    const char **names = arena_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        struct json_at name = json_item(&list, i);
        names[i] = json_as_text(&name);
        if (!names[i])
            json_fail(&name, "a page's name");
        else
            check_page_name(&name, names[i]);
    }
    result->standby = names;
    result->standby_count = count;
}

/* "auto", "native", "1280x720" or "1280x720@50". */
static struct config_mode read_mode(const struct json_at *screen)
{
    struct json_at at = json_member(screen, "mode");
    const char *text = range_text(screen, "mode", "auto");
    struct config_mode mode = {.native = text_equal(text, "native")};
    int end = 0;
    if (mode.native || text_equal(text, "auto"))
        return mode;
    bool sized = sscanf(text, "%4dx%4d%n", &mode.w, &mode.h, &end) == 2 && mode.w > 0 && mode.h > 0;
    if (sized && text[end] == '@') {
        int rate = 0;
        sized = sscanf(text + end, "@%3d%n", &mode.hz, &rate) == 1 && mode.hz > 0;
        end += rate;
    }
    if (!sized || text[end] != '\0')
        json_fail(&at, "\"auto\", \"native\", or a size such as \"1280x720\" or \"1280x720@50\"");
    return mode;
}

static int read_rotation(const struct json_at *screen)
{
    struct json_at at = json_member(screen, "rotation");
    int degrees = (int)range_whole(screen, "rotation", (struct range){0, 270, 0});
    if (degrees % 90 != 0)
        json_fail(&at, "0, 90, 180 or 270");
    return degrees;
}

enum { MOST_PICTURES = 16 };

/* {"team": "team.png"}, and the logo beside them. */
static void read_pictures(const struct json_at *screen, const struct section *section,
                          struct config_screen *result)
{
    struct json_at object = json_object(screen, "pictures");
    size_t count = json_members(&object);
    if (count > MOST_PICTURES)
        json_reject(&object, "expected at most %d pictures, found %zu", (int)MOST_PICTURES, count);
    count = count > MOST_PICTURES ? MOST_PICTURES : count;
    struct config_picture *pictures = arena_array(section->arena, count + 1, sizeof *pictures);
    const char *logo = range_path(screen, "logo", section);
    if (logo)
        pictures[result->picture_count++] = (struct config_picture){"logo", logo};
    for (size_t i = 0; i < count; i++) {
        struct json_at at = json_member_at(&object, i);
        const char *name = json_key(&object, i);
        if (text_equal(name, "logo"))
            json_reject(&at, "the logo stands in screen.logo");
        const char *path = range_path(&object, name, section);
        if (path)
            pictures[result->picture_count++] = (struct config_picture){name, path};
    }
    result->pictures = pictures;
}

void config_read_screen(const struct section *section, struct config *config)
{
    static const char *const keys[] = {
        "pages",       "dwell", "distance_m", "diagonal_in", "theme",           "language",
        "font",        "names", "subjects",   "page_dir",    "leaderboard_min", "rotation",
        "connector",   "mode",  "accent",     "standby",     "hours",           "names_salt",
        "leaderboard", "logo",  "pictures",   NULL};
    struct json_at screen = json_object(section->root, "screen");
    json_only(&screen, keys);
    config->screen = (struct config_screen){
        .dwell_ms = range_duration_ms(&screen, "dwell", DWELL),
        .distance_m = range_number(&screen, "distance_m", (struct range){1, 30, 5}),
        .diagonal_in = range_number(&screen, "diagonal_in", (struct range){5, 120, (double)NAN}),
        .hours = config_read_hours(&screen, section, config),
        .theme = config_read_theme(&screen, config),
        .language = read_language(&screen),
        .font = range_text(&screen, "font", "Noto Sans"),
        .names = (enum name_style)json_word(&screen, "names", NAME_STYLE_NAMES, NAME_STYLE_COUNT,
                                            NAME_FULL),
        .names_salt = range_text(&screen, "names_salt", NULL),
        .leaderboard_teams = json_word(&screen, "leaderboard", LEADERBOARD_NAMES, 2, 0) == 1,
        .subjects = json_flag(&screen, "subjects", false),
        .leaderboard_min = range_whole(&screen, "leaderboard_min", (struct range){0, 1000, 10}),
        .rotation = read_rotation(&screen),
        .connector = range_text(&screen, "connector", NULL),
        .mode = read_mode(&screen),
        .page_dir = range_path(&screen, "page_dir", section),
    };
    read_pictures(&screen, section, &config->screen);
    read_pages(&screen, section, &config->screen);
    read_standby(&screen, section->arena, &config->screen);
}
