/* Reads a page file and reports its mistakes with their place. */
#include "view/page.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "json/reader.h"
#include "view/page_private.h"
#include "view/spelling.h"

enum {
    MOST_BYTES = 256 * 1024,
    MOST_ROWS = 8,
    MOST_CELLS = 6,
    MOST_STACKED = 6,
    MOST_TILES = 6,        /* headline figures */
    LEAST_DWELL_MS = 2000, /* a figure may change every 2 s, so nothing shorter can be read */
    MOST_DWELL_MS = 3600000
};

static const char *const SUBTITLE_NAMES[] = {"shift", "today", "desk", "handover", "none"};
static_assert(sizeof SUBTITLE_NAMES / sizeof *SUBTITLE_NAMES == SUBTITLE_COUNT, "a name each");

const char *const PAGE_KEYS[] = {"page", "name",     "help",  "title", "subtitle", "dwell",
                                 "when", "takeover", "strip", "rows",  NULL};

/* The array with 1 to `most` items, or a failure that says so. */
static size_t counted(const struct json_at *array, size_t most, const char *what)
{
    size_t count = json_count(array);
    if (json_present(array) && (count == 0 || count > most))
        json_reject(array, "expected 1 to %zu %s, found %zu", most, what, count);
    return count <= most ? count : 0;
}

static void reject_widget(const struct json_at *widget, const char *name)
{
    struct json_at at = json_member(widget, "widget");
    const char *names[32];
    size_t count = 0;
    for (; count < WIDGET_COUNT && count < sizeof names / sizeof *names; count++)
        names[count] = WIDGETS[count]->name;
    const char *near = spelling_nearest(name, names, count, sizeof *names);
    if (near)
        json_reject(&at, "there is no widget \"%s\"; did you mean \"%s\"?", name, near);
    else
        json_reject(&at, "there is no widget \"%s\"; one is \"%s\"", name, names[0]);
}

static struct page_widget read_widget(const struct json_at *at, struct arena *arena)
{
    json_require(at, "widget");
    const char *name = json_text(at, "widget");
    struct page_widget widget = {.kind = name ? widget_named(name) : NULL};
    if (widget.kind) {
        json_only(at, widget.kind->keys);
        if (widget.kind->read)
            widget.settings = widget.kind->read(at, arena);
    } else if (name) {
        reject_widget(at, name);
    }
    return widget;
}

static struct page_widget read_stacked(const struct json_at *at, struct arena *arena)
{
    struct json_at stack = json_member(at, "stack"), span = json_member(at, "span");
    if (json_present(&stack))
        json_reject(&stack, "a stack cannot stand in a stack");
    if (json_present(&span))
        json_reject(&span, "stands beside \"stack\": what is stacked shares one width");
    return read_widget(at, arena);
}

static void read_stack(const struct json_at *at, struct arena *arena, struct page_cell *cell)
{
    static const char *const KEYS[] = {"stack", "span", NULL};
    json_only(at, KEYS);
    struct json_at stack = json_array(at, "stack");
    cell->widget_count = counted(&stack, MOST_STACKED, "widgets");
    struct page_widget *widgets = arena_array(arena, cell->widget_count + 1, sizeof *widgets);
    for (size_t i = 0; i < cell->widget_count; i++) {
        struct json_at item = json_item(&stack, i);
        widgets[i] = read_stacked(&item, arena);
    }
    cell->widgets = widgets;
}

static struct page_cell read_cell(const struct json_at *at, struct arena *arena)
{
    struct page_cell cell = {.span = json_number(at, "span")};
    if (isnan(cell.span))
        cell.span = 1;
    if (cell.span <= 0 || cell.span > 100) {
        struct json_at span = json_member(at, "span");
        json_fail(&span, "a number above 0 and up to 100");
    }
    struct json_at stack = json_member(at, "stack");
    if (json_present(&stack)) {
        read_stack(at, arena, &cell);
        return cell;
    }
    struct page_widget *widget = arena_alloc(arena, sizeof *widget);
    *widget = read_widget(at, arena);
    cell.widgets = widget;
    cell.widget_count = 1;
    return cell;
}

static struct page_row read_row(const struct json_at *array, struct arena *arena)
{
    struct page_row row = {.cell_count = counted(array, MOST_CELLS, "widgets beside each other")};
    struct page_cell *cells = arena_array(arena, row.cell_count + 1, sizeof *cells);
    for (size_t i = 0; i < row.cell_count; i++) {
        struct json_at item = json_item(array, i);
        cells[i] = read_cell(&item, arena);
    }
    row.cells = cells;
    return row;
}

static size_t tiles_in(const struct page_row *row)
{
    size_t tiles = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        for (size_t j = 0; j < row->cells[i].widget_count; j++)
            tiles += row->cells[i].widgets[j].kind == &WIDGET_TILE;
    return tiles;
}

static void read_rows(const struct json_at *at, struct arena *arena, struct page *page)
{
    struct json_at array = json_array(at, "rows");
    size_t tiles = 0;
    page->row_count = counted(&array, MOST_ROWS, "rows");
    struct page_row *rows = arena_array(arena, page->row_count + 1, sizeof *rows);
    for (size_t i = 0; i < page->row_count; i++) {
        struct json_at item = json_item(&array, i);
        rows[i] = read_row(&item, arena);
        tiles += tiles_in(&rows[i]);
    }
    if (tiles > MOST_TILES)
        json_reject(&array, "expected at most %d tiles, found %zu: nobody reads more at a glance",
                    (int)MOST_TILES, tiles);
    page->rows = rows;
}

static const char *read_name(const struct json_at *at, const char *fallback)
{
    struct json_at place = json_member(at, "name");
    const char *name = json_as_text(&place);
    if (name && !page_name_fits(name))
        json_fail(&place, PAGE_NAME_RULE);
    return name ? name : fallback;
}

static int64_t read_dwell(const struct json_at *at, int64_t fallback)
{
    struct json_at place = json_member(at, "dwell");
    int64_t dwell_ms = json_duration_ms(at, "dwell", fallback);
    bool fits = dwell_ms >= LEAST_DWELL_MS && dwell_ms <= MOST_DWELL_MS;
    if (json_kind(&place) == JSON_TEXT && dwell_ms != fallback && !fits)
        json_fail(&place, "a duration from 2s to 1h");
    return dwell_ms;
}

static const char *text_or(const struct json_at *at, const char *key, const char *fallback)
{
    const char *text = json_text(at, key);
    return text ? text : fallback;
}

const struct page *page_read_at(const struct json_at *at, const struct page *base,
                                struct arena *arena)
{
    struct page *page = arena_alloc(arena, sizeof *page);
    *page =
        base ? *base
             : (struct page){.subtitle = SUBTITLE_SHIFT, .rule = page_rule_none(), .strip = true};
    json_only(at, PAGE_KEYS);
    if (!base) {
        json_require(at, "name");
        json_require(at, "rows");
    }
    struct json_at rows = json_member(at, "rows");
    page->name = read_name(at, page->name);
    page->help = text_or(at, "help", page->help);
    page->title = text_or(at, "title", page->title);
    page->subtitle = (enum page_subtitle)json_word(at, "subtitle", SUBTITLE_NAMES, SUBTITLE_COUNT,
                                                   (int)page->subtitle);
    page->dwell_ms = read_dwell(at, page->dwell_ms);
    page->rule = page_rule_read(at, page->rule, arena);
    page->strip = json_flag(at, "strip", page->strip);
    if (json_present(&rows))
        read_rows(at, arena, page);
    return page;
}

bool page_read(const char *text, size_t length, const char *name, struct arena *arena,
               const struct page **ret_page, struct error *error)
{
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = MOST_BYTES, .comments = true};
    if (!json_reader_new((struct json_text){text, length, name}, limits, arena, &reader, error))
        return false;
    struct json_at root = json_root(reader), other = json_member(&root, "page");
    if (json_present(&other))
        json_reject(&other, "stands only in the config's list of pages");
    const struct page *page = page_read_at(&root, NULL, arena);
    bool good = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (good)
        *ret_page = page;
    return good;
}

bool page_name_fits(const char *name)
{
    static const char ALLOWED[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    return *name && name[strspn(name, ALLOWED)] == '\0';
}

const char *page_name(const struct page *page)
{
    return page->name;
}

const char *page_help(const struct page *page)
{
    return page->help;
}

int64_t page_dwell_ms(const struct page *page)
{
    return page->dwell_ms;
}

const struct page_rule *page_rules(const struct page *page)
{
    return &page->rule;
}
