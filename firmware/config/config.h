/* The config file: read and checked once, const ever after. */
#ifndef WALLBOARD_CONFIG_CONFIG_H
#define WALLBOARD_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "config/alarm_rules.h"
#include "config/board.h"
#include "config/memory.h"
#include "config/screen.h"
#include "desk/derive.h"
#include "desk/staffing.h"
#include "json/reader.h"

struct arena;

enum source_type { SOURCE_TYPE_FEED, SOURCE_TYPE_RT, SOURCE_TYPE_COUNT };
extern const char *const SOURCE_TYPE_NAMES[SOURCE_TYPE_COUNT];

struct config_source {
    const char *id; /* "main" by default, unique */
    enum source_type type;
    const char *url;        /* http or https, without user or password in it */
    const char *token_file; /* absolute, or "credential:NAME" for systemd's, which source/ finds
                               in the credentials folder it is handed; NULL: no login */
    const char *ca_file;    /* absolute; NULL: the system's */
    const char *proxy;      /* http URL, no login in it; NULL: none, the environment is not asked */
    int64_t poll_ms;        /* 15 s by default, 1 s to 1 d */
    int64_t timeout_ms;     /* of one request, 10 s by default, 1 s to 5 min */
    size_t max_bytes;       /* of one answer, 16 MiB by default, 1 KiB to 256 MiB */
};

/* What the helpdesk's API does not know of a queue. NULL and NAN leave what the API says. */
struct config_queue {
    const char *id; /* the API's id or name */
    const char *short_name;
    double tier;
    int lane; /* enum lane, -1 not set */
    const char *channel;
    const char *language;
    const char *team;
    const char *region;
    struct queue_targets targets;
    bool hidden;
};

struct config_desk {
    const char *name;      /* NULL: what the source says */
    const char *time_zone; /* IANA, known to the system; NULL: the feed's own, else UTC */
    const char *url;       /* where people find the desk; NULL: an RT's own address */
};

struct config_targets {
    double first_response_s;                          /* 600 */
    double security_s;                                /* 900 */
    enum service_level_formula service_level_formula; /* of_offered */
    double attainment_pct;                            /* 95 */
    double csat_pct;                                  /* 90 */
    struct risk_policy risk;
    double watch_share; /* of a target, from which a figure is "watch": 0.7 */
};

struct config_status {
    int port;            /* 0, the default: no status page */
    const char *address; /* IPv4 or IPv6, "127.0.0.1" by default */
};

struct config {
    const char *path; /* as given, for messages */
    const struct config_source *sources;
    size_t source_count; /* 0: a board that only shows */
    struct config_desk desk;
    struct config_targets targets;
    const struct config_queue *queues;
    size_t queue_count;
    struct config_screen screen;
    struct config_status status;
    const struct config_office *offices;
    size_t office_count;
    const struct config_shift *shifts;
    size_t shift_count;
    struct config_history history;
    struct config_handover handover;
    struct config_staffing staffing;
    struct config_alarms alarms;
    struct config_network network;
    struct config_board board;
};

enum { CONFIG_MOST_BYTES = 1024 * 1024 };

/* Reads and checks the file; everything lives in `arena`. Sentences read
   "wallboard.json:12: screen.dwell: expected a duration such as "20s", found the number 20". */
bool config_read(const char *path, struct arena *arena, struct config *ret_config,
                 struct error *error) MUST_CHECK;

/* The same from text; relative paths are taken from `folder`, which is absolute. */
bool config_parse(struct json_text text, const char *folder, struct arena *arena,
                  struct config *ret_config, struct error *error) MUST_CHECK;

/* The board.help_url of a config that may be refused for something else, in the arena; NULL where
   there is none, or none that is right. */
const char *config_help_url(struct json_text text, struct arena *arena);

/* Fails where there is no source to poll, as in a config for show alone. */
bool config_require_source(const struct config *config, struct error *error) MUST_CHECK;

/* NULL where the config says nothing of it. Matches id or name. */
const struct config_queue *config_queue_for(const struct config *config, const char *id,
                                            const char *name);

#endif
