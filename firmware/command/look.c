/* From the config to what the wall is judged by and how it looks. */
#include "command/look.h"

#include <assert.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "command/directories.h"
#include "view/theme.h"
#include "view/words.h"

static_assert((int)NAME_FULL == (int)VIEW_NAMES_FULL && (int)NAME_FIRST == (int)VIEW_NAMES_FIRST &&
                  (int)NAME_INITIALS == (int)VIEW_NAMES_INITIALS &&
                  (int)NAME_ALIAS == (int)VIEW_NAMES_ALIAS,
              "the config's styles of names are the view's");

static struct show_theme theme_of(const struct config_theme *theme, int index)
{
    int rgb = theme->accents[index];
    struct show_theme result = {.name = CONFIG_THEME_NAMES[index]};
    if (rgb != CONFIG_NO_ACCENT)
        result.accent = COLOUR_RGB(rgb);
    return result;
}

static struct show_themes themes_of(const struct config_theme *theme)
{
    return (struct show_themes){.night = theme_of(theme, theme->night),
                                .day = theme_of(theme, theme->day),
                                .switches = theme->switches,
                                .daylight = theme->daylight,
                                .time_zone = theme->time_zone};
}

/* RT's is what people open in their browser; a feed's is not for them. */
static const char *desk_url_of(const struct config *config)
{
    const struct config_source *first = config->source_count > 0 ? &config->sources[0] : NULL;
    if (config->desk.url)
        return config->desk.url;
    return first && first->type == SOURCE_TYPE_RT ? first->url : NULL;
}

struct show_look look_from_config(const struct config *config)
{
    const struct config_screen *screen = &config->screen;
    const struct config_targets *targets = &config->targets;
    return (struct show_look){
        .policy = {.first_response_s = targets->first_response_s,
                   .security_s = targets->security_s,
                   .attainment_pct = targets->attainment_pct,
                   .csat_pct = targets->csat_pct,
                   .service_level_formula = targets->service_level_formula,
                   .watch_share = targets->watch_share,
                   .risk = targets->risk,
                   .names = (enum view_names)screen->names,
                   .name_key = keyed_hash_key(screen->names_salt ? screen->names_salt : ""),
                   .leaderboard_teams = screen->leaderboard_teams,
                   .leaderboard_min = screen->leaderboard_min,
                   .subjects = screen->subjects,
                   .desk_url = desk_url_of(config)},
        .fonts = {.family = screen->font, .language = screen->language->tag},
        .language = screen->language,
        .diagonal_in = screen->diagonal_in,
        .distance_m = screen->distance_m,
        .themes = themes_of(&screen->theme),
        .time_zone = config->desk.time_zone,
    };
}

void look_pictures(const struct config *config, struct arena *arena, struct show_look *look)
{
    const struct config_screen *screen = &config->screen;
    struct picture_file *files = arena_array(arena, screen->picture_count + 1, sizeof *files);
    for (size_t i = 0; i < screen->picture_count; i++)
        files[i] = (struct picture_file){screen->pictures[i].name, screen->pictures[i].path};
    look->pictures = files;
    look->picture_count = screen->picture_count;
}

struct pages_setup look_pages(const struct config *config, const char *page_folder,
                              struct arena *arena)
{
    const struct config_screen *screen = &config->screen;
    struct page_choice *choices = arena_array(arena, screen->page_count, sizeof *choices);
    for (size_t i = 0; i < screen->page_count; i++)
        choices[i] = (struct page_choice){screen->pages[i].name, screen->pages[i].written};
    return (struct pages_setup){
        .choices = choices,
        .choice_count = screen->page_count,
        .document = screen->pages_in,
        .standby = screen->standby,
        .standby_count = screen->standby_count,
        .own_folder = screen->page_dir,
        .folder = page_folder,
        .dwell_ms = screen->dwell_ms,
    };
}

struct occasion_policy look_occasions(const struct config *config)
{
    return (struct occasion_policy){.handover_window_ms = config->handover.window_ms,
                                    .first_response_s = config->targets.first_response_s};
}

struct screen_hours_setup look_hours(const struct config *config)
{
    const struct config_hours *hours = &config->screen.hours;
    return (struct screen_hours_setup){.on = hours->on,
                                       .count = hours->on_count,
                                       .time_zone = hours->time_zone,
                                       .wakers = hours->wakers,
                                       .wake_ms = hours->wake_ms};
}

static void set_language(struct show_look *look, const struct language *language)
{
    look->language = language;
    look->fonts.language = language->tag;
}

void look_speak(struct show_look *look, const struct language *language, struct arena *arena)
{
    const char *folder = directories_locales(arena);
    set_language(look, language ? language : look->language);
    if (words_speak(folder, look->language->locale) || look->language == &LANGUAGES[0])
        return;
    log_warning("no words for \"%s\" in %s: the wall speaks English", look->language->tag, folder);
    set_language(look, &LANGUAGES[0]);
}

static bool accent_fits(const struct config *config, const struct show_theme *theme,
                        struct error *error)
{
    struct error reason;
    if (theme->accent.a == 0 || theme_accent_fits(theme_named(theme->name), theme->accent, &reason))
        return true;
    return error_set(error, "%s: screen.accent: %s", config->path, reason.text);
}

bool look_check(const struct config *config, struct error *error)
{
    struct show_themes themes = themes_of(&config->screen.theme);
    return accent_fits(config, &themes.night, error) && accent_fits(config, &themes.day, error);
}

bool look_choose_theme(const char *name, struct show_look *look, struct error *error)
{
    char names[128];
    struct text text = text_over(names, sizeof names);
    for (size_t i = 0; i < THEME_COUNT; i++) {
        text_addf(&text, "%s\"%s\"", i > 0 ? ", " : "", THEME_TABLE[i]->name);
        if (!text_equal(THEME_TABLE[i]->name, name))
            continue;
        look->themes = (struct show_themes){.night = {.name = THEME_TABLE[i]->name}};
        return true;
    }
    return error_set(error, "there is no theme \"%s\": expected one of %s", name, names);
}

bool look_read_config(const char *path, struct arena *arena, struct config *ret_config,
                      struct error *error)
{
    if (path)
        return config_read(path, arena, ret_config, error) && look_check(ret_config, error);
    return config_parse((struct json_text){"{}", 2, "the built-in config"}, ".", arena, ret_config,
                        error);
}
