/* From the config to what the wall is judged by and how it looks. */
#ifndef WALLBOARD_COMMAND_LOOK_H
#define WALLBOARD_COMMAND_LOOK_H

#include "base/language.h"
#include "config/config.h"
#include "show/show.h"

/* Texts stay the config's. Without a salt in it the name key is the same everywhere, as pictures
   to compare want it; a wall takes name_key.h's. */
struct show_look look_from_config(const struct config *config);

/* The files of its pictures; their names live in the arena. */
void look_pictures(const struct config *config, struct arena *arena, struct show_look *look);

/* What can be wrong with it that a JSON reader does not see: an accent too like its ground. */
bool look_check(const struct config *config, struct error *error) MUST_CHECK;

/* This theme at all times, with its own accent, whatever the config says. The names of all are in
   the sentence about an unknown one. */
bool look_choose_theme(const char *name, struct show_look *look, struct error *error) MUST_CHECK;

/* `page_folder` is that of the built-in pages; the choices live in `arena`. */
struct pages_setup look_pages(const struct config *config, const char *page_folder,
                              struct arena *arena);

/* What its pages are called for. */
struct occasion_policy look_occasions(const struct config *config);

/* When its panel is on. */
struct screen_hours_setup look_hours(const struct config *config);

/* Gives the wall its language, `language` where it is not NULL, else the look's own. Where its
   catalogue is missing the log says so, and the wall speaks English. */
void look_speak(struct show_look *look, const struct language *language, struct arena *arena);

/* The config at `path`, or with NULL what an empty config file gives. */
bool look_read_config(const char *path, struct arena *arena, struct config *ret_config,
                      struct error *error) MUST_CHECK;

#endif
