/* What will happen next, soonest first: a binary heap of events. */
#include "simdesk/event.h"

#include <stdlib.h>

#include "simdesk/room.h"

void event_heap_finish(struct event_heap *heap)
{
    free(heap->rows);
    *heap = (struct event_heap){0};
}

static bool sooner(const struct event *a, const struct event *b)
{
    return a->at_ms != b->at_ms ? a->at_ms < b->at_ms : a->order < b->order;
}

/* What begins a day or a shift comes before all else of its instant. */
static uint64_t order_of(enum event_kind kind, uint64_t pushed)
{
    bool begins = kind == EVENT_MIDNIGHT || kind == EVENT_BOUNDARY;
    return begins ? pushed : pushed | UINT64_C(1) << 63;
}

void event_push(struct event_heap *heap, struct event event)
{
    heap->rows = room_for_one(heap->rows, heap->count, &heap->capacity, sizeof *heap->rows);
    event.order = order_of(event.kind, heap->pushed++);
    uint32_t at = heap->count++;
    while (at > 0 && sooner(&event, &heap->rows[(at - 1) / 2])) {
        heap->rows[at] = heap->rows[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap->rows[at] = event;
}

static void sink(struct event_heap *heap, struct event event)
{
    uint32_t at = 0;
    for (uint32_t child = 1; child < heap->count; child = 2 * at + 1) {
        if (child + 1 < heap->count && sooner(&heap->rows[child + 1], &heap->rows[child]))
            child++;
        if (!sooner(&heap->rows[child], &event))
            break;
        heap->rows[at] = heap->rows[child];
        at = child;
    }
    heap->rows[at] = event;
}

bool event_pop(struct event_heap *heap, int64_t until_ms, struct event *ret_event)
{
    if (heap->count == 0 || heap->rows[0].at_ms > until_ms)
        return false;
    *ret_event = heap->rows[0];
    struct event last = heap->rows[--heap->count];
    if (heap->count > 0)
        sink(heap, last);
    return true;
}
