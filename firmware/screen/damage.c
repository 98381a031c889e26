/* Which parts of a picture differ from the last one, found by fingerprints of a grid of cells. */
#include "screen/damage.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"

enum { CELL_PX = 64 };

struct damage {
    struct size size;
    int columns, rows;
    uint64_t *now;    /* one fingerprint a cell, row by row */
    uint64_t *before; /* of the picture that stands */
    bool *changed;
    bool forgotten;
};

static void *zeroed(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory)
        abort();
    return memory;
}

struct damage *damage_new(struct size size)
{
    struct damage *damage = zeroed(1, sizeof *damage);
    damage->size = size;
    damage->columns = (size.w + CELL_PX - 1) / CELL_PX;
    damage->rows = (size.h + CELL_PX - 1) / CELL_PX;
    size_t cells = (size_t)damage->columns * (size_t)damage->rows;
    damage->now = zeroed(cells, sizeof *damage->now);
    damage->before = zeroed(cells, sizeof *damage->before);
    damage->changed = zeroed(cells, sizeof *damage->changed);
    damage->forgotten = true;
    return damage;
}

void damage_free(struct damage *damage)
{
    if (!damage)
        return;
    free(damage->now);
    free(damage->before);
    free(damage->changed);
    free(damage);
}

static size_t cell_count(const struct damage *damage)
{
    return (size_t)damage->columns * (size_t)damage->rows;
}

void damage_begin(struct damage *damage, uint64_t ground)
{
    for (size_t i = 0; i < cell_count(damage); i++)
        damage->now[i] = ground;
}

void damage_add(struct damage *damage, struct rect extent, uint64_t hash)
{
    struct rect picture = {0, 0, damage->size.w, damage->size.h};
    struct rect area = rect_intersection(extent, picture);
    if (rect_empty(area))
        return;
    int last_column = (area.x + area.w - 1) / CELL_PX;
    int last_row = (area.y + area.h - 1) / CELL_PX;
    for (int row = area.y / CELL_PX; row <= last_row; row++)
        for (int column = area.x / CELL_PX; column <= last_column; column++) {
            uint64_t *cell = &damage->now[row * damage->columns + column];
            *cell = hash_bytes(*cell, &hash, sizeof hash);
        }
}

void damage_forget(struct damage *damage)
{
    damage->forgotten = true;
}

static bool find_changed(struct damage *damage)
{
    bool any = false;
    for (size_t i = 0; i < cell_count(damage); i++) {
        damage->changed[i] = damage->now[i] != damage->before[i];
        any = any || damage->changed[i];
    }
    return any;
}

static void keep_as_before(struct damage *damage)
{
    uint64_t *kept = damage->before;
    damage->before = damage->now;
    damage->now = kept;
    damage->forgotten = false;
}

/* Cells from `column` on that are changed and not yet in an area. */
static int run_length(const struct damage *damage, int row, int column)
{
    int length = 0;
    while (column + length < damage->columns &&
           damage->changed[row * damage->columns + column + length])
        length++;
    return length;
}

static void take(struct damage *damage, int row, int column, int length)
{
    for (int i = 0; i < length; i++)
        damage->changed[row * damage->columns + column + i] = false;
}

static bool same_run_below(const struct damage *damage, int row, int column, int length)
{
    if (row == damage->rows)
        return false;
    bool starts = column == 0 || !damage->changed[row * damage->columns + column - 1];
    return starts && run_length(damage, row, column) == length;
}

/* The rectangle of cells that starts here: a run of its row, continued downward while the rows
   below have the very same run. */
static struct rect take_area(struct damage *damage, int row, int column)
{
    int length = run_length(damage, row, column);
    int end = row;
    do
        take(damage, end++, column, length);
    while (same_run_below(damage, end, column, length));
    struct rect area = {column * CELL_PX, row * CELL_PX, length * CELL_PX, (end - row) * CELL_PX};
    return rect_intersection(area, (struct rect){0, 0, damage->size.w, damage->size.h});
}

/* Where there are more areas than room, the last one swallows what is left, and then those before
   that it overlaps. */
static size_t swallow(struct rect *areas, size_t count)
{
    for (size_t i = 0; i + 1 < count;) {
        if (!rect_intersects(areas[i], areas[count - 1])) {
            i++;
            continue;
        }
        areas[count - 1] = rect_union(areas[i], areas[count - 1]);
        areas[i] = areas[count - 2];
        areas[count - 2] = areas[count - 1];
        count--;
        i = 0;
    }
    return count;
}

static size_t collect(struct damage *damage, struct rect *areas, size_t capacity)
{
    size_t count = 0;
    bool overflowed = false;
    for (int row = 0; row < damage->rows; row++)
        for (int column = 0; column < damage->columns; column++) {
            if (!damage->changed[row * damage->columns + column])
                continue;
            struct rect area = take_area(damage, row, column);
            if (count < capacity)
                areas[count++] = area;
            else
                areas[capacity - 1] = rect_union(areas[capacity - 1], area);
            overflowed = overflowed || count == capacity;
        }
    return overflowed ? swallow(areas, count) : count;
}

size_t damage_end(struct damage *damage, struct rect *ret_areas, size_t capacity)
{
    assert(capacity > 0);
    bool whole = damage->forgotten;
    bool any = find_changed(damage);
    keep_as_before(damage);
    if (whole) {
        ret_areas[0] = (struct rect){0, 0, damage->size.w, damage->size.h};
        return 1;
    }
    return any ? collect(damage, ret_areas, capacity) : 0;
}
