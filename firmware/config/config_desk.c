/* The config's "desk", "targets" and "status". */
#include "config/sections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/text.h"
#include "base/zone/zone.h"

enum { URL_MOST = 300 };

static const char *read_zone(const struct json_at *desk)
{
    struct json_at at = json_member(desk, "time_zone");
    const char *name = json_as_text(&at);
    if (!name)
        return NULL;
    struct zone *zone = NULL;
    struct error error;
    if (!zone_new(name, &zone, &error))
        json_fail(&at, "a time zone that this system knows, such as \"Europe/Lisbon\"");
    zone_free(zone);
    return name;
}

static const char *read_url(const struct json_at *desk)
{
    struct json_at at = json_member(desk, "url");
    const char *url = json_as_text(&at);
    bool web = url && (text_starts(url, "http://") || text_starts(url, "https://"));
    if (url && (!web || strlen(url) > URL_MOST))
        json_fail(&at, "a web address (http or https) of at most %d bytes", URL_MOST);
    return url;
}

void config_read_desk(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"name", "time_zone", "url", NULL};
    struct json_at desk = json_object(section->root, "desk");
    json_only(&desk, keys);
    config->desk = (struct config_desk){
        .name = range_text(&desk, "name", NULL),
        .time_zone = read_zone(&desk),
        .url = read_url(&desk),
    };
}

static struct risk_policy read_risk(const struct json_at *targets)
{
    static const char *const keys[] = {"share", "left", NULL};
    struct json_at risk = json_object(targets, "at_risk");
    json_only(&risk, keys);
    return (struct risk_policy){
        .share = range_number(&risk, "share", (struct range){0, 1, 0.25}),
        .left_s = range_duration_s(&risk, "left", (struct range){0, 30 * 86400, 0}),
    };
}

void config_read_targets(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"first_response", "security", "service_level_formula",
                                       "attainment_pct", "csat_pct", "at_risk",
                                       "watch_share",    NULL};
    struct json_at targets = json_object(section->root, "targets");
    json_only(&targets, keys);
    config->targets = (struct config_targets){
        .first_response_s =
            range_duration_s(&targets, "first_response", (struct range){1, 30 * 86400, 600}),
        .security_s = range_duration_s(&targets, "security", (struct range){1, 30 * 86400, 900}),
        .service_level_formula = (enum service_level_formula)json_word(
            &targets, "service_level_formula", SERVICE_LEVEL_FORMULA_NAMES,
            SERVICE_LEVEL_FORMULA_COUNT, SERVICE_LEVEL_OF_OFFERED),
        .attainment_pct = range_number(&targets, "attainment_pct", (struct range){0, 100, 95}),
        .csat_pct = range_number(&targets, "csat_pct", (struct range){0, 100, 90}),
        .risk = read_risk(&targets),
        .watch_share = range_number(&targets, "watch_share", (struct range){0.1, 1, 0.7}),
    };
}

static const char *read_address(const struct json_at *status)
{
    unsigned char bytes[sizeof(struct in6_addr)];
    struct json_at at = json_member(status, "address");
    const char *address = json_as_text(&at);
    if (!address)
        return "127.0.0.1";
    if (inet_pton(AF_INET, address, bytes) != 1 && inet_pton(AF_INET6, address, bytes) != 1)
        json_fail(&at, "an IP address such as \"127.0.0.1\" or \"::\"");
    return address;
}

void config_read_status(const struct section *section, struct config *config)
{
    static const char *const keys[] = {"port", "address", NULL};
    struct json_at status = json_object(section->root, "status");
    json_only(&status, keys);
    config->status = (struct config_status){
        .port = (int)range_whole(&status, "port", (struct range){0, 65535, 0}),
        .address = read_address(&status),
    };
}
