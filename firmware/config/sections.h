/* What the files of config/ share: one reader per section, and values with a range. */
#ifndef WALLBOARD_CONFIG_SECTIONS_H
#define WALLBOARD_CONFIG_SECTIONS_H

#include "config/config.h"
#include "json/reader.h"

struct section {
    const struct json_at *root; /* the whole config */
    struct json_text text;      /* it is read from; kept as long as `arena` */
    const char *folder;         /* that relative paths are taken from */
    struct arena *arena;
};

/* Each fills in its part, defaults included; failures are kept by the JSON reader. The sources take
   what they leave out from the network, which is read before them. */
void config_read_network(const struct section *section, struct config *config);
void config_read_board(const struct section *section, struct config *config);
void config_read_sources(const struct section *section, struct config *config);
void config_read_queues(const struct section *section, struct config *config);
void config_read_desk(const struct section *section, struct config *config);
void config_read_targets(const struct section *section, struct config *config);
void config_read_screen(const struct section *section, struct config *config);
void config_read_status(const struct section *section, struct config *config);
void config_read_shifts(const struct section *section, struct config *config);  /* and offices */
void config_read_history(const struct section *section, struct config *config); /* and handover */
void config_read_staffing(const struct section *section, struct config *config);
void config_read_alarms(const struct section *section, struct config *config);

/* An office's "sun": twelve pairs of times; NULL where missing. */
const struct daylight *config_read_sun(const struct json_at *office, struct arena *arena);

/* "theme" and "accent" of the screen; the offices are read before. */
struct config_theme config_read_theme(const struct json_at *screen, const struct config *config);

/* "hours" of the screen; the offices are read before. */
struct config_hours config_read_hours(const struct json_at *screen, const struct section *section,
                                      const struct config *config);

/* The office whose id stands there; NULL where missing, or refused. */
const struct config_office *config_read_office_of(const struct json_at *object, const char *key,
                                                  const struct config *config);

/* Inclusive. `fallback` where missing. */
struct range {
    double low;
    double high;
    double fallback;
};

double range_number(const struct json_at *object, const char *key, struct range range);
double range_whole(const struct json_at *object, const char *key, struct range range);

/* A duration text; range and result in seconds, range_ms in milliseconds. */
double range_duration_s(const struct json_at *object, const char *key, struct range range);
int64_t range_duration_ms(const struct json_at *object, const char *key, struct range range);

/* A text that is not empty; `fallback` where missing. */
const char *range_text(const struct json_at *object, const char *key, const char *fallback);

/* A language tag as BCP 47 has them: "en", "pt-BR". */
const char *range_language(const struct json_at *object, const char *key, const char *fallback);

/* http or https, without a login or a secret in it; `advice` ends the sentence about one, which
   does not show it. NULL where missing. */
const char *config_read_url(const struct json_at *object, const char *key, const char *advice);

/* A time of day, "08:00", as minutes after midnight, up to `last`; required. */
enum { RANGE_MIDNIGHT = 24 * 60 };
int range_minute(const struct json_at *object, const char *key, int last);
int range_as_minute(const struct json_at *at, int last);

/* A file or folder, made absolute; NULL where missing. */
const char *range_path(const struct json_at *object, const char *key,
                       const struct section *section);

#endif
