/* The draw list: commands in one growing array, their texts and points in blocks that never move.
 */
#include "draw/list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { BLOCK_BYTES = 16 * 1024 };

struct block {
    struct block *next;
    size_t capacity;
    size_t used;
    max_align_t bytes[];
};

struct draw_list {
    struct size size;
    struct colour ground;
    struct draw_command *commands;
    size_t count;
    size_t capacity;
    struct block *first;   /* all blocks, kept until the list is freed */
    struct block *current; /* the one that is being filled */
};

static void *no_null(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

struct draw_list *draw_list_new(void)
{
    return no_null(calloc(1, sizeof(struct draw_list)));
}

void draw_list_free(struct draw_list *list)
{
    if (!list)
        return;
    for (struct block *block = list->first; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(list->commands);
    free(list);
}

void draw_list_begin(struct draw_list *list, struct size size, struct colour ground)
{
    list->size = size;
    list->ground = ground;
    list->count = 0;
    for (struct block *block = list->first; block; block = block->next)
        block->used = 0;
    list->current = list->first;
}

struct size draw_list_size(const struct draw_list *list)
{
    return list->size;
}

struct colour draw_list_ground(const struct draw_list *list)
{
    return list->ground;
}

size_t draw_list_count(const struct draw_list *list)
{
    return list->count;
}

const struct draw_command *draw_list_at(const struct draw_list *list, size_t index)
{
    assert(index < list->count);
    return &list->commands[index];
}

static struct block *block_new(size_t capacity)
{
    struct block *block = no_null(malloc(sizeof *block + capacity));
    *block = (struct block){.capacity = capacity};
    return block;
}

/* Moves on to a block with room for `size` bytes, adding one at the end where there is none. */
static struct block *block_with_room(struct draw_list *list, size_t size)
{
    struct block **link = list->current ? &list->current : &list->first;
    for (struct block *block = *link; block; block = block->next) {
        if (block->capacity - block->used >= size)
            return list->current = block;
        link = &block->next;
    }
    struct block *added = block_new(size > BLOCK_BYTES ? size : BLOCK_BYTES);
    *link = added;
    if (!list->first)
        list->first = added;
    return list->current = added;
}

static void *keep(struct draw_list *list, const void *bytes, size_t length)
{
    size_t size = (length + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    struct block *block = block_with_room(list, size);
    void *copy = (char *)block->bytes + block->used;
    block->used += size;
    memcpy(copy, bytes, length);
    return copy;
}

static struct draw_command *add(struct draw_list *list, enum draw_kind kind, struct rect bounds,
                                struct colour colour)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 256;
        list->commands = no_null(realloc(list->commands, list->capacity * sizeof *list->commands));
    }
    struct draw_command *command = &list->commands[list->count++];
    *command = (struct draw_command){.kind = kind, .bounds = bounds, .colour = colour};
    return command;
}

void draw_fill(struct draw_list *list, struct rect rect, int radius, struct colour colour)
{
    if (rect_empty(rect))
        return;
    int shorter = rect.w < rect.h ? rect.w : rect.h;
    add(list, DRAW_FILL, rect, colour)->fill.radius = radius < shorter / 2 ? radius : shorter / 2;
}

static struct rect line_bounds(const struct point *points, size_t count, int width)
{
    struct rect bounds = {0};
    int reach = width / 2 + 1; /* half the width and the soft edge */
    for (size_t i = 0; i < count; i++) {
        struct rect dot = {points[i].x - reach, points[i].y - reach, 2 * reach + 1, 2 * reach + 1};
        bounds = rect_union(bounds, dot);
    }
    return bounds;
}

void draw_line(struct draw_list *list, const struct point *points, size_t count, int width,
               struct colour colour)
{
    if (count < 2 || width <= 0)
        return;
    struct draw_command *command = add(list, DRAW_LINE, line_bounds(points, count, width), colour);
    command->line.points = keep(list, points, count * sizeof *points);
    command->line.count = count;
    command->line.width = width;
}

void draw_symbol(struct draw_list *list, enum draw_symbol symbol, struct rect box,
                 struct colour colour)
{
    if (!rect_empty(box))
        add(list, DRAW_SYMBOL, box, colour)->symbol.symbol = symbol;
}

void draw_picture(struct draw_list *list, const struct draw_picture *picture, struct rect rect,
                  struct colour ground)
{
    if (!rect_empty(rect))
        add(list, DRAW_PICTURE, rect, ground)->picture = picture;
}

int draw_text(struct draw_list *list, const struct draw_measure *measure,
              const struct draw_text *text)
{
    if (!text->text || !*text->text)
        return 0;
    int width = measure_width(measure, text->font, text->text);
    struct font_metrics metrics = measure_font(measure, text->font);
    struct rect bounds = {text->baseline.x, text->baseline.y - metrics.ascent, width,
                          metrics.ascent + metrics.descent};
    struct draw_command *command = add(list, DRAW_TEXT, bounds, text->colour);
    command->text.text = keep(list, text->text, strlen(text->text) + 1);
    command->text.font = text->font;
    command->text.baseline = text->baseline;
    command->text.role = text->role;
    command->text.ground = text->ground;
    return width;
}

/* The points were copied by keep() into memory of this list, so they may be written. */
static void shift_points(struct draw_command *command, int dx, int dy)
{
    struct point *points = (struct point *)(uintptr_t)command->line.points;
    for (size_t i = 0; i < command->line.count; i++) {
        points[i].x += dx;
        points[i].y += dy;
    }
}

/* One side of a span [start, start + length) that is moved by d inside 0 … whole: what touched an
   edge of the picture reaches it still. */
static void shift_span(int *start, int *length, int whole, int d)
{
    int end = *start + *length;
    int new_start = *start <= 0 && d > 0 ? *start : *start + d;
    int new_end = end >= whole && d < 0 ? end : end + d;
    *start = new_start;
    *length = new_end - new_start;
}

static void shift_fill(struct draw_command *command, struct size size, int dx, int dy)
{
    shift_span(&command->bounds.x, &command->bounds.w, size.w, dx);
    shift_span(&command->bounds.y, &command->bounds.h, size.h, dy);
}

void draw_list_shift(struct draw_list *list, int dx, int dy)
{
    for (size_t i = 0; i < list->count; i++) {
        struct draw_command *command = &list->commands[i];
        if (command->kind == DRAW_FILL) {
            shift_fill(command, list->size, dx, dy);
            continue;
        }
        command->bounds.x += dx;
        command->bounds.y += dy;
        if (command->kind == DRAW_TEXT) {
            command->text.baseline.x += dx;
            command->text.baseline.y += dy;
        } else if (command->kind == DRAW_LINE) {
            shift_points(command, dx, dy);
        }
    }
}

static void mirror_points(struct draw_command *command, int width)
{
    struct point *points = (struct point *)(uintptr_t)command->line.points;
    for (size_t i = 0; i < command->line.count; i++)
        points[i].x = width - 1 - points[i].x;
}

void draw_list_mirror(struct draw_list *list)
{
    int width = list->size.w;
    for (size_t i = 0; i < list->count; i++) {
        struct draw_command *command = &list->commands[i];
        command->bounds.x = width - command->bounds.x - command->bounds.w;
        if (command->kind == DRAW_TEXT)
            command->text.baseline.x = command->bounds.x;
        else if (command->kind == DRAW_LINE)
            mirror_points(command, width);
    }
}

static uint64_t hash_int(uint64_t hash, int value)
{
    return hash_bytes(hash, &value, sizeof value);
}

static uint64_t hash_colour(uint64_t hash, struct colour colour)
{
    uint8_t channels[] = {colour.r, colour.g, colour.b, colour.a};
    return hash_bytes(hash, channels, sizeof channels);
}

static uint64_t hash_text_command(uint64_t hash, const struct draw_command *command)
{
    hash = hash_text(hash, command->text.text);
    hash = hash_int(hash, (int)command->text.font.face);
    hash = hash_int(hash, command->text.font.size_px);
    hash = hash_int(hash, command->text.baseline.x);
    return hash_int(hash, command->text.baseline.y);
}

/* Field by field, since a struct's padding is not its value. */
uint64_t draw_command_hash(const struct draw_command *command)
{
    int head[] = {(int)command->kind, command->bounds.x, command->bounds.y, command->bounds.w,
                  command->bounds.h};
    uint64_t hash = hash_colour(hash_bytes(HASH_START, head, sizeof head), command->colour);
    switch (command->kind) {
    case DRAW_FILL:
        return hash_int(hash, command->fill.radius);
    case DRAW_TEXT:
        return hash_text_command(hash, command);
    case DRAW_LINE:
        hash = hash_bytes(hash, command->line.points,
                          command->line.count * sizeof *command->line.points);
        return hash_int(hash, command->line.width);
    case DRAW_SYMBOL:
        return hash_int(hash, (int)command->symbol.symbol);
    case DRAW_PICTURE:
        return hash_bytes(hash, &command->picture->id, sizeof command->picture->id);
    case DRAW_KIND_COUNT:
        break;
    }
    return hash;
}

uint64_t draw_list_hash(const struct draw_list *list)
{
    uint64_t hash = hash_int(hash_int(HASH_START, list->size.w), list->size.h);
    hash = hash_colour(hash, list->ground);
    for (size_t i = 0; i < list->count; i++) {
        uint64_t one = draw_command_hash(&list->commands[i]);
        hash = hash_bytes(hash, &one, sizeof one);
    }
    return hash;
}
