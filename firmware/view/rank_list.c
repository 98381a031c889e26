/* Who is ahead today: ranks with bars, the change since the shift began, quality beside volume. */
#include "view/widget.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "view/aliases.h"
#include "view/names.h"
#include "view/slides.h"
#include "view/table.h"
#include "view/words.h"

enum rank_of { RANK_AGENTS, RANK_TEAMS, RANK_OF_COUNT };
static const char *const OF_NAMES[] = {"agents", "teams"};
static_assert(sizeof OF_NAMES / sizeof *OF_NAMES == RANK_OF_COUNT, "a name each");

static const int64_t NEXT_DAY_MS =
    26 * 3600 * 1000; /* into the next day, however long this one is */

enum {
    MOST_TOP = 10,
    COLUMNS = 9,
    DEFAULT_TOP = 7,
    LEAST_ROWS = 3,
    LEAST_CROWD = 5 /* among fewer an alias hides nobody */
};

struct rank_list {
    const char *title;
    enum rank_of of;
    size_t top;
};

/* One line, of a person or a team. */
struct ranked {
    const char *id;
    const char *name;
    const char *brief; /* where the name is too long; NULL: none */
    double solved;
    double csat_pct;
    double qa_pct;
    double reopened_pct; /* of the solved */
    double response_s;
    double rank_before; /* NAN: unknown */
    uint64_t order;     /* of equals: the order of names or ids would give them away */
};

static const char *const KEYS[] = {"widget", "span", "title", "of", "top", NULL};

static const void *rank_list_read(const struct json_at *at, struct arena *arena)
{
    struct rank_list *list = arena_alloc(arena, sizeof *list);
    list->title = json_text(at, "title");
    list->of = (enum rank_of)json_word(at, "of", OF_NAMES, RANK_OF_COUNT, RANK_AGENTS);
    double top = json_number(at, "top");
    if (!isnan(top) && (top < 1 || top > MOST_TOP)) {
        struct json_at place = json_member(at, "top");
        json_fail(&place, "a number from 1 to %d", MOST_TOP);
    }
    list->top = top >= 1 && top <= MOST_TOP ? (size_t)top : DEFAULT_TOP;
    return list;
}

/* A rate over too few says more about chance than about the person. */
static double rate(double value, double n, double least)
{
    return n >= least ? value : NAN;
}

/* What the list ranks: where the config ranks teams, no page ranks people. */
static enum rank_of ranks(const struct scene *scene, const struct rank_list *list)
{
    return scene->input->policy.leaderboard_teams ? RANK_TEAMS : list->of;
}

static bool has_aliases(const struct scene *scene)
{
    return scene->input->policy.names == VIEW_NAMES_ALIAS;
}

/* Aliases change at the desk's midnight. */
static struct alias_setup alias_setup_of(struct scene *scene)
{
    struct alias_setup setup = {.key = scene->input->policy.name_key};
    if (!has_aliases(scene) || !scene->input->zone || !wall_time_known(scene->clock))
        return setup;
    struct wall_time today = zone_midnight(scene->input->zone, scene->clock);
    scene_until(scene, zone_midnight(scene->input->zone, wall_time_add_ms(today, NEXT_DAY_MS)));
    setup.day = today.ms;
    return setup;
}

static struct ranked ranked_agent(const struct scene *scene, const struct agent *agent)
{
    double least = scene->input->policy.leaderboard_min;
    enum view_names style = scene->input->policy.names;
    enum view_names brief = style == VIEW_NAMES_FULL ? VIEW_NAMES_FIRST : style;
    return (struct ranked){
        .id = agent->id,
        .name = names_shown(agent->name, style, scene->arena),
        .brief = names_shown(agent->name, brief, scene->arena),
        .solved = agent->solved,
        .csat_pct = rate(csat_pct(agent->csat), agent->csat.rated, least),
        .qa_pct = agent->qa_pct,
        .reopened_pct = rate(100 * agent->reopened / agent->solved, agent->solved, least),
        .response_s = rate(agent->first_response_s.mean, agent->first_response_s.n, least),
        .rank_before = agent->rank_at_shift_start,
    };
}

static struct ranked ranked_team(const struct scene *scene, const struct team *team)
{
    double least = scene->input->policy.leaderboard_min;
    return (struct ranked){
        .id = team->id,
        .name = team->name ? team->name : team->id,
        .solved = team->solved,
        .csat_pct = rate(csat_pct(team->csat), team->csat.rated, least),
        .qa_pct = NAN,
        .reopened_pct = NAN,
        .response_s = NAN,
        .rank_before = NAN,
    };
}

static int by_solved(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->solved != b->solved)
        return b->solved > a->solved ? 1 : -1;
    return (a->order > b->order) - (a->order < b->order);
}

struct ranking {
    struct ranked *all;
    size_t count; /* who solved something */
    size_t shown; /* the top half at most: a list of everybody ends in a bottom list */
};

static void add_agents(struct scene *scene, struct ranking *ranking)
{
    const struct snapshot *snapshot = scene->snapshot;
    struct alias_setup setup = alias_setup_of(scene);
    const char *const *aliases =
        has_aliases(scene) ? aliases_of(snapshot, setup, scene->arena) : NULL;
    for (size_t i = 0; i < snapshot->agent_count; i++) {
        if (!(snapshot->agents[i].solved > 0))
            continue;
        struct ranked *ranked = &ranking->all[ranking->count++];
        *ranked = ranked_agent(scene, &snapshot->agents[i]);
        ranked->order = aliases_order(setup, ranked->id);
        if (aliases)
            ranked->name = ranked->brief = aliases[i];
    }
}

static void add_teams(struct scene *scene, struct ranking *ranking)
{
    const struct snapshot *snapshot = scene->snapshot;
    for (size_t i = 0; i < snapshot->team_count; i++)
        if (snapshot->teams[i].solved > 0)
            ranking->all[ranking->count++] = ranked_team(scene, &snapshot->teams[i]);
}

static struct ranking ranking_of(struct scene *scene, const struct rank_list *list)
{
    const struct snapshot *snapshot = scene->snapshot;
    bool teams = ranks(scene, list) == RANK_TEAMS;
    size_t all = teams ? snapshot->team_count : snapshot->agent_count;
    struct ranking ranking = {.all = arena_array(scene->arena, all + 1, sizeof *ranking.all)};
    if (teams)
        add_teams(scene, &ranking);
    else
        add_agents(scene, &ranking);
    qsort(ranking.all, ranking.count, sizeof *ranking.all, by_solved);
    size_t half = teams ? ranking.count : (ranking.count + 1) / 2;
    ranking.shown = half < list->top ? half : list->top;
    if (!teams && has_aliases(scene) && ranking.count < LEAST_CROWD)
        ranking.shown = 0;
    return ranking;
}

/* Who was below all who are shown here is new among them: how many ranks that were says nothing. */
static struct table_cell change_cell(struct scene *scene, const struct ranking *ranking,
                                     double before, size_t rank)
{
    double up = before - (double)rank;
    if (isnan(up) || up == 0)
        return (struct table_cell){.role = ROLE_FIGURE};
    if (before > (double)ranking->shown)
        return (struct table_cell){.text = _("new"), .role = ROLE_STATUS, .ink = TABLE_ACCENT};
    return (struct table_cell){.text = scene_text(scene, format_count(fabs(up))),
                               .has_symbol = true,
                               .symbol = up > 0 ? SYMBOL_TRIANGLE : SYMBOL_TRIANGLE_DOWN,
                               .role = ROLE_FIGURE,
                               .ink = up > 0 ? TABLE_ACCENT : TABLE_QUIET};
}

static struct table_cell figure_cell(struct scene *scene, struct format_figure figure)
{
    return (struct table_cell){
        .text = scene_text(scene, figure), .role = ROLE_FIGURE, .bold = true};
}

static struct table_cell known_cell(struct scene *scene, struct format_figure figure, double value)
{
    struct table_cell cell = figure_cell(scene, figure);
    cell.ink = isnan(value) ? TABLE_QUIET : TABLE_TEXT;
    return cell;
}

/* Equal counts share a rank: 1, 1, 3. */
static size_t rank_at(const struct ranking *ranking, size_t index)
{
    size_t first = index;
    while (first > 0 && ranking->all[first - 1].solved == ranking->all[index].solved)
        first--;
    return first + 1;
}

static struct table_row row_of(struct scene *scene, const struct ranking *ranking, size_t index)
{
    const struct ranked *ranked = &ranking->all[index];
    size_t rank = rank_at(ranking, index);
    struct table_row row = {.state = STATE_NONE};
    row.cells[0] = figure_cell(scene, format_count((double)rank));
    row.cells[1] = (struct table_cell){
        .text = ranked->name, .brief = ranked->brief, .role = ROLE_LABEL, .bold = true};
    row.cells[2] = change_cell(scene, ranking, ranked->rank_before, rank);
    row.cells[3] = (struct table_cell){.share = ranked->solved / ranking->all[0].solved,
                                       .ink = rank == 1 ? TABLE_ACCENT : TABLE_TEXT};
    row.cells[4] = figure_cell(scene, format_count(ranked->solved));
    row.cells[5] =
        known_cell(scene, format_duration(ranked->response_s, FORMAT_SHORT), ranked->response_s);
    row.cells[6] = known_cell(scene, format_percent(ranked->reopened_pct, 0), ranked->reopened_pct);
    row.cells[7] = known_cell(scene, format_percent(ranked->qa_pct, 0), ranked->qa_pct);
    row.cells[8] = known_cell(
        scene, format_share(ranked->csat_pct, 0, scene->input->policy.csat_pct), ranked->csat_pct);
    return row;
}

/* A column of which nothing is known takes no room. */
static bool any_known(const struct ranking *ranking, size_t offset)
{
    for (size_t i = 0; i < ranking->shown; i++) {
        double value;
        memcpy(&value, (const char *)&ranking->all[i] + offset, sizeof value);
        if (!isnan(value))
            return true;
    }
    return false;
}

static const struct measure {
    const char *title;
    const char *least;
    int drop;
    size_t offset; /* in struct ranked */
} MEASURES[] = {
    {N_("response"), "0:00", 6, offsetof(struct ranked, response_s)},
    {N_("reopened"), "8 %", 4, offsetof(struct ranked, reopened_pct)},
    {N_("QA"), "88 %", 3, offsetof(struct ranked, qa_pct)},
    {N_("CSAT"), "88 %", 0, offsetof(struct ranked, csat_pct)},
};
enum { MEASURES_AT = 5, MEASURES_COUNT = sizeof MEASURES / sizeof *MEASURES };
static_assert(MEASURES_AT + MEASURES_COUNT == COLUMNS, "each column once");

static struct table_column *columns_of(const struct scene *scene, const struct ranking *ranking)
{
    struct table_column *columns = arena_array(scene->arena, COLUMNS, sizeof *columns);
    columns[0] = (struct table_column){.align = TABLE_RIGHT, .least = "8"};
    columns[1] = (struct table_column){.align = TABLE_NAME};
    columns[2] = (struct table_column){.align = TABLE_LEFT, .drop = 2};
    columns[3] = (struct table_column){.align = TABLE_BAR, .drop = 5};
    columns[4] = (struct table_column){.align = TABLE_RIGHT, .title = _("solved"), .least = "888"};
    for (size_t i = 0; i < MEASURES_COUNT; i++) {
        const struct measure *measure = &MEASURES[i];
        columns[MEASURES_AT + i] = (struct table_column){.align = TABLE_LEFT};
        if (measure->drop == 0 || any_known(ranking, measure->offset))
            columns[MEASURES_AT + i] = (struct table_column){.align = TABLE_RIGHT,
                                                             .title = _(measure->title),
                                                             .least = measure->least,
                                                             .drop = measure->drop};
    }
    return columns;
}

/* Empty columns take no room. */
static void hide_unknown(const struct table_column *columns, struct table_row *row)
{
    for (size_t i = MEASURES_AT; i < COLUMNS; i++)
        if (!columns[i].title)
            row->cells[i] = (struct table_cell){.text = NULL};
}

static struct table table_of(struct scene *scene, const struct rank_list *list)
{
    struct ranking ranking = ranking_of(scene, list);
    struct table table = {.columns = columns_of(scene, &ranking),
                          .column_count = COLUMNS,
                          .title = list->title && *list->title ? _(list->title) : NULL,
                          .row_count = ranking.shown,
                          .total = ranking.shown};
    table.rows = arena_array(scene->arena, ranking.shown + 1, sizeof *table.rows);
    for (size_t i = 0; i < ranking.shown; i++) {
        table.rows[i] = row_of(scene, &ranking, i);
        hide_unknown(table.columns, &table.rows[i]);
    }
    return table;
}

/* Rows that changed places slide there; only what is drawn is remembered. */
static void slide_rows(struct scene *scene, const struct rank_list *list, struct table *table)
{
    struct ranking ranking = ranking_of(scene, list);
    uint64_t ids[MOST_TOP];
    double off[MOST_TOP];
    for (size_t i = 0; i < table->row_count; i++)
        ids[i] = hash_text(HASH_START, ranking.all[i].id ? ranking.all[i].id : "");
    slides_order(scene->input->slides, list, ids, table->row_count, off);
    for (size_t i = 0; i < table->row_count; i++)
        table->rows[i].off = off[i];
}

static struct extent rank_list_extent(struct scene *scene, const void *settings, int width)
{
    struct table table = table_of(scene, settings);
    (void)width;
    if (table.row_count == 0)
        return (struct extent){0, 2 * scene_line_px(scene), 3 * scene_line_px(scene), 0};
    return table_extent(scene, &table, LEAST_ROWS);
}

static bool anybody(const struct scene *scene)
{
    for (size_t i = 0; i < scene->snapshot->agent_count; i++)
        if (scene->snapshot->agents[i].solved > 0)
            return true;
    return false;
}

static const char *missing_text(const struct scene *scene, const struct rank_list *list)
{
    if (ranks(scene, list) == RANK_TEAMS)
        return scene->snapshot->teams ? _("no team has solved a ticket today yet")
                                      : _("no teams from this source");
    if (has_aliases(scene) && anybody(scene))
        return _("too few people for aliases");
    return scene->snapshot->agents ? _("nobody has solved a ticket today yet")
                                   : _("no agents from this source");
}

static void rank_list_draw(struct scene *scene, const void *settings, struct rect rect)
{
    struct table table = table_of(scene, settings);
    slide_rows(scene, settings, &table);
    if (table.row_count > 0)
        table_draw(scene, &table, rect);
    else
        table_draw_missing(scene, table.title, missing_text(scene, settings), rect);
}

const struct widget_kind WIDGET_RANKS = {
    .name = "ranks",
    .help = "agents or teams by tickets solved today, the top half at most",
    .keys = KEYS,
    .read = rank_list_read,
    .extent = rank_list_extent,
    .draw = rank_list_draw,
};
