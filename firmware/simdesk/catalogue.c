/* Which queues a simulated desk has, how its cases go, and in which offices it works. */
#include "simdesk/catalogue.h"

#include <assert.h>
#include <stddef.h>

#include "base/text.h"

enum channel { CHAT, EMAIL, VOICE, SOCIAL, CHANNEL_COUNT };

static const char *const CHANNEL_IDS[] = {"chat", "email", "voice", "social"};
static const char *const CHANNEL_TITLES[] = {"Chat", "Email", "Voice", "Social"};
static_assert(sizeof CHANNEL_IDS / sizeof *CHANNEL_IDS == CHANNEL_COUNT, "one id per channel");
static_assert(sizeof CHANNEL_TITLES / sizeof *CHANNEL_TITLES == CHANNEL_COUNT, "and one title");

static const struct pace CHANNEL_PACES[CHANNEL_COUNT] = {
    [CHAT] = {560, 420, 25, .66, .06, 1500, 2700, 60},
    [EMAIL] = {620, 520, 120, .54, .07, 0, 21600, 40},
    [VOICE] = {540, 420, 8, .76, .06, 420, 10800, 80},
    [SOCIAL] = {380, 320, 100, .60, .05, 0, 7200, 40},
};
static const struct pace PACE_VIP = {640, 480, 25, .64, .05, 0, 3600, 60};
static const struct pace PACE_DISPUTE = {1100, 800, 180, .42, 0, 0, 36000, 60};
static const struct pace PACE_SECURITY = {800, 500, 240, .60, 0, 0, 3600, 60};
static const struct pace PACE_TIER_2 = {1000, 700, 150, .58, .08, 0, 14400, 60};
static const struct pace PACE_TIER_3 = {1500, 1000, 240, .60, .06, 0, 21600, 60};
static const struct pace PACE_QA = {900, 600, 200, .95, 0, 0, 7200, 30};
/* The assistant's own pace: only the share it resolves counts. */
static const struct pace PACE_ASSISTANT = {0, 0, 0, .64, 0, 0, 0, 0};

static const struct queue_targets TARGETS_NORMAL = {600, 3600, 28800, 90};
static const struct queue_targets TARGETS_VIP = {180, 1800, 14400, 90};
static const struct queue_targets TARGETS_SECURITY = {900, 1800, 14400, 95};
static const struct queue_targets TARGETS_SLOW = {900, 7200, 86400, 85};

const struct office_plan CATALOGUE_OFFICE[CATALOGUE_OFFICES] = {
    {"kul", "Kuala Lumpur", "Asia/Kuala_Lumpur", 0}, {"dub", "Dublin", "Europe/Dublin", 1},
    {"nyc", "New York", "America/New_York", 2},      {"blr", "Bengaluru", "Asia/Kolkata", 0},
    {"lis", "Lisbon", "Europe/Lisbon", 1},           {"bog", "Bogotá", "America/Bogota", 2},
};

const char *const CATALOGUE_SHIFT_NAMES[CATALOGUE_SHIFTS] = {"Day", "Evening", "Night"};

struct language {
    const char *code; /* BCP 47 */
    const char *sign; /* the same in capitals, for narrow columns */
    const char *name; /* its own */
    double utc_offset_h;
    double volume;
};

enum { LANGUAGES = 15 };
static const struct language LANGUAGE[LANGUAGES] = {
    {"en", "EN", "English", 3, 10},         {"zh", "ZH", "中文", 8, 6},
    {"es", "ES", "Español", -5, 5},         {"pt", "PT", "Português", -3, 5},
    {"ru", "RU", "Русский", 3, 4},          {"tr", "TR", "Türkçe", 3, 4},
    {"vi", "VI", "Tiếng Việt", 7, 4},       {"ar", "AR", "العربية", 3, 3},
    {"fr", "FR", "Français", 1, 3},         {"de", "DE", "Deutsch", 1, 3},
    {"id", "ID", "Bahasa Indonesia", 7, 3}, {"uk", "UK", "Українська", 2, 3},
    {"ja", "JA", "日本語", 9, 2},           {"ko", "KO", "한국어", 9, 2},
    {"it", "IT", "Italiano", 1, 2},
};

struct region {
    const char *id;
    const char *name;
    const char *brief; /* of its disputes queue */
    double utc_offset_h;
};

enum { REGIONS = 4 };
static const struct region REGION[REGIONS] = {
    {"emea", "EMEA", "D. EMEA", 1},
    {"apac", "APAC", "D. APAC", 8},
    {"latam", "LatAm", "D. LatAm", -4},
    {"na", "North America", "D. N. Am.", -6},
};

/* What a queue is for, before its figures are filled in. */
enum kind {
    KIND_FRONT,
    KIND_TIER_2,
    KIND_TIER_3,
    KIND_QA,
    KIND_VIP,
    KIND_DISPUTE,
    KIND_SECURITY,
    KIND_ASSISTANT
};

struct outline {
    enum kind kind;
    enum channel channel;
    int language;
    int region;
};

/* The small desk, in the order in which it grows. */
static const struct outline SMALL_DESK[] = {
    {KIND_FRONT, CHAT, 0, 0},    {KIND_FRONT, EMAIL, 0, 0},    {KIND_VIP, CHAT, 0, 0},
    {KIND_DISPUTE, EMAIL, 0, 0}, {KIND_SECURITY, CHAT, 0, 0},  {KIND_TIER_2, EMAIL, 0, 0},
    {KIND_FRONT, CHAT, 1, 0},    {KIND_ASSISTANT, CHAT, 0, 0}, {KIND_TIER_3, EMAIL, 0, 0},
    {KIND_FRONT, VOICE, 0, 0},   {KIND_QA, EMAIL, 0, 0},       {KIND_FRONT, SOCIAL, 2, 0},
    {KIND_DISPUTE, EMAIL, 0, 1}, {KIND_FRONT, CHAT, 4, 0},
};
enum { SMALL = sizeof SMALL_DESK / sizeof *SMALL_DESK };

/* Past the small desk: of twenty queues fourteen are front lines, the rest alternate. */
static struct outline outline_of(int index)
{
    if (index < SMALL)
        return SMALL_DESK[index];
    int round = index - SMALL;
    struct outline outline = {KIND_FRONT, (enum channel)(round / 3 % CHANNEL_COUNT),
                              round % LANGUAGES, round / 20 % REGIONS};
    static const enum kind SPECIAL[] = {KIND_TIER_2, KIND_VIP,       KIND_DISPUTE,
                                        KIND_TIER_2, KIND_ASSISTANT, KIND_TIER_3};
    if (round % 3 == 2 && round % 20 / 3 < 6)
        outline.kind = SPECIAL[round % 20 / 3];
    if (outline.kind == KIND_FRONT && round % 60 == 59)
        outline.kind = KIND_SECURITY;
    if (outline.kind == KIND_VIP || outline.kind == KIND_ASSISTANT)
        outline.channel = CHAT;
    return outline;
}

struct kind_row {
    const char *id; /* NULL: that of the channel */
    const char *title;
    const char *team;
    enum lane lane;
    int tier;
    const struct pace *pace;
    const struct queue_targets *targets;
    double volume;
    double escalate_after_s;
};

static const struct kind_row KINDS[] = {
    [KIND_FRONT] = {NULL, NULL, "Tier 1", LANE_NORMAL, 1, NULL, &TARGETS_NORMAL, 0, 2700},
    [KIND_TIER_2] = {"tier2", "Tier 2", "Tier 2", LANE_NORMAL, 2, &PACE_TIER_2, &TARGETS_NORMAL,
                     1.2, 5400},
    [KIND_TIER_3] = {"tier3", "Tier 3", "Tier 3", LANE_NORMAL, 3, &PACE_TIER_3, &TARGETS_SLOW, .3,
                     10800},
    [KIND_QA] = {"qa", "QA", "QA", LANE_NORMAL, CATALOGUE_TIER_QA, &PACE_QA, &TARGETS_SLOW, .25, 0},
    [KIND_VIP] = {"vip", "VIP", "VIP", LANE_VIP, 2, &PACE_VIP, &TARGETS_VIP, 4, 5400},
    [KIND_DISPUTE] = {"disputes", "Disputes", "Disputes", LANE_DISPUTE, 2, &PACE_DISPUTE,
                      &TARGETS_SLOW, 1.2, 0},
    [KIND_SECURITY] = {"security", "Security", "Security", LANE_SECURITY, 2, &PACE_SECURITY,
                       &TARGETS_SECURITY, 1.6, 0},
    [KIND_ASSISTANT] = {"assistants", "Assistants", "Assistants", LANE_ASSISTANT, 1,
                        &PACE_ASSISTANT, &TARGETS_NORMAL, 9, 0},
};

static void name_front(struct queue_plan *plan, const struct outline *outline)
{
    static const double VOLUMES[CHANNEL_COUNT] = {
        [CHAT] = 1, [EMAIL] = 1, [VOICE] = .5, [SOCIAL] = .5};
    const struct language *language = &LANGUAGE[outline->language];
    struct text id = text_over(plan->id, sizeof plan->id);
    text_addf(&id, "%s-%s", CHANNEL_IDS[outline->channel], language->code);
    struct text name = text_over(plan->name, sizeof plan->name);
    text_addf(&name, "%s %s", CHANNEL_TITLES[outline->channel], language->name);
    struct text brief = text_over(plan->brief, sizeof plan->brief);
    text_addf(&brief, "%s %s", CHANNEL_TITLES[outline->channel], language->sign);
    plan->pace = CHANNEL_PACES[outline->channel];
    plan->volume = language->volume * VOLUMES[outline->channel];
}

static void name_special(struct queue_plan *plan, const struct outline *outline)
{
    const struct kind_row *row = &KINDS[outline->kind];
    text_copy(plan->id, sizeof plan->id, row->id);
    struct text name = text_over(plan->name, sizeof plan->name);
    text_add(&name, row->title);
    plan->pace = *row->pace;
    plan->volume = row->volume;
    if (outline->kind != KIND_DISPUTE)
        return;
    const struct region *region = &REGION[outline->region];
    plan->region = region->name;
    plan->utc_offset_h = region->utc_offset_h;
    text_addf(&name, " %s", region->name);
    text_copy(plan->brief, sizeof plan->brief, region->brief);
    struct text id = text_over(plan->id, sizeof plan->id);
    text_addf(&id, "%s-%s", row->id, region->id);
}

/* The n-th queue of the same id and name gets its number behind both. */
static void number_twins(struct queue_plan *plans, int index)
{
    int twins = 1;
    size_t length = 0;
    while (plans[index].id[length])
        length++;
    for (int i = 0; i < index; i++)
        if (text_starts(plans[i].id, plans[index].id) &&
            (plans[i].id[length] == '\0' || plans[i].id[length] == '.'))
            twins++;
    if (twins == 1)
        return;
    struct text id = {plans[index].id, sizeof plans[index].id, length, false};
    text_addf(&id, ".%d", twins);
    char old[sizeof plans[index].name];
    text_copy(old, sizeof old, plans[index].name);
    struct text name = text_over(plans[index].name, sizeof plans[index].name);
    text_addf(&name, "%s %d", old, twins);
    if (!plans[index].brief[0])
        return;
    text_copy(old, sizeof old, plans[index].brief);
    struct text brief = text_over(plans[index].brief, sizeof plans[index].brief);
    text_addf(&brief, "%s %d", old, twins);
}

static void fill_one(struct queue_plan *plans, int index)
{
    struct outline outline = outline_of(index);
    const struct kind_row *row = &KINDS[outline.kind];
    const struct language *language = &LANGUAGE[outline.language];
    struct queue_plan *plan = &plans[index];
    *plan = (struct queue_plan){.tier = row->tier,
                                .lane = row->lane,
                                .channel = CHANNEL_IDS[outline.channel],
                                .language = language->code,
                                .team = row->team,
                                .targets = *row->targets,
                                .utc_offset_h = language->utc_offset_h,
                                .up = -1,
                                .escalate_after_s = row->escalate_after_s};
    if (row->id)
        name_special(plan, &outline);
    else
        name_front(plan, &outline);
    number_twins(plans, index);
}

/* Escalations go to the next higher tier there is: of the normal lane, the same language first,
   else any, spread over all of them. */
static int queue_above(const struct queue_plan *plans, int count, int index)
{
    if (plans[index].escalate_after_s <= 0)
        return -1;
    for (int tier = plans[index].tier + 1; tier <= CATALOGUE_TIER_QA; tier++) {
        int found[CATALOGUE_QUEUES];
        int n = 0;
        for (int i = 0; i < count; i++)
            if (plans[i].tier == tier && plans[i].lane == LANE_NORMAL)
                found[n++] = i;
        for (int i = 0; i < n; i++)
            if (text_equal(plans[found[i]].language, plans[index].language))
                return found[i];
        if (n > 0)
            return found[index % n];
    }
    return -1;
}

void catalogue_fill(struct queue_plan *plans, int count)
{
    assert(count >= 1 && count <= CATALOGUE_QUEUES);
    for (int i = 0; i < count; i++)
        fill_one(plans, i);
    for (int i = 0; i < count; i++)
        plans[i].up = queue_above(plans, count, i);
}

static double up_per_step(const struct queue_plan *plan)
{
    return plan->up >= 0 ? plan->pace.escalated : 0;
}

double catalogue_share_up(const struct queue_plan *plan)
{
    if (plan->lane == LANE_ASSISTANT)
        return 1 - plan->pace.solved;
    return up_per_step(plan) / (up_per_step(plan) + plan->pace.solved);
}

/* Steps follow one another with chance p, so that 1/(1-p) are expected in all. */
double catalogue_work_s(const struct queue_plan *plan)
{
    if (plan->lane == LANE_ASSISTANT)
        return 0;
    const struct pace *pace = &plan->pace;
    double on = 1 - pace->solved - up_per_step(plan);
    return pace->first_s + pace->wrap_s + on / (1 - on) * (pace->later_s + pace->wrap_s);
}
