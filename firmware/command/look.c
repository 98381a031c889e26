/* From the config to what the wall is judged by and how it looks. */
#include "command/look.h"

#include <assert.h>

#include "base/arena.h"
#include "base/log.h"
#include "command/directories.h"
#include "view/words.h"

static_assert((int)NAME_FULL == (int)VIEW_NAMES_FULL && (int)NAME_FIRST == (int)VIEW_NAMES_FIRST &&
                  (int)NAME_INITIALS == (int)VIEW_NAMES_INITIALS,
              "the config's styles of names are the view's");

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
                   .leaderboard_min = screen->leaderboard_min,
                   .subjects = screen->subjects},
        .fonts = {.family = screen->font, .language = screen->language->tag},
        .language = screen->language,
        .diagonal_in = screen->diagonal_in,
        .distance_m = screen->distance_m,
        .theme = screen->theme,
        .time_zone = config->desk.time_zone,
    };
}

struct pages_setup look_pages(const struct config *config, const char *page_folder,
                              struct arena *arena)
{
    const struct config_screen *screen = &config->screen;
    struct page_choice *choices = arena_array(arena, screen->page_count, sizeof *choices);
    for (size_t i = 0; i < screen->page_count; i++)
        choices[i] = (struct page_choice){.name = screen->pages[i].name,
                                          .dwell_ms = screen->pages[i].dwell_ms};
    return (struct pages_setup){
        .choices = choices,
        .choice_count = screen->page_count,
        .own_folder = screen->page_dir,
        .folder = page_folder,
        .dwell_ms = screen->dwell_ms,
    };
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

bool look_read_config(const char *path, struct arena *arena, struct config *ret_config,
                      struct error *error)
{
    if (path)
        return config_read(path, arena, ret_config, error);
    return config_parse((struct json_text){"{}", 2, "the built-in config"}, ".", arena, ret_config,
                        error);
}
