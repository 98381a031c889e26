/* What will happen next, soonest first: a binary heap of events. */
#ifndef WALLBOARD_SIMDESK_EVENT_H
#define WALLBOARD_SIMDESK_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum event_kind {
    EVENT_ARRIVAL,   /* queue: a customer may write */
    EVENT_ASSISTANT, /* ticket: the assistant is through */
    EVENT_ABANDON,   /* ticket: the customer's patience ends */
    EVENT_ESCALATE,  /* ticket: it has waited too long for its tier */
    EVENT_DEADLINE,  /* ticket: its clock runs out */
    EVENT_CUSTOMER,  /* ticket: the customer answers, or a promise falls due */
    EVENT_RATE,      /* ticket: the customer rates */
    EVENT_REOPEN,    /* ticket: the customer comes back */
    EVENT_REPLY,     /* agent: the public reply goes out */
    EVENT_DONE,      /* agent: the step of work ends */
    EVENT_FREE,      /* agent: wrap-up or a break ends */
    EVENT_BREAK,     /* agent: a break is due */
    EVENT_SHIFT_ON,  /* agent: comes to work */
    EVENT_SHIFT_OFF, /* agent: goes home */
    EVENT_BOUNDARY,  /* one shift hands over to the next */
    EVENT_SWEEP,     /* what absent agents own goes back to the queues */
    EVENT_SAMPLE,    /* the trends get a value */
    EVENT_MIDNIGHT,  /* the desk's day begins */
    EVENT_KIND_COUNT
};

/* An event whose serial is no longer its subject's has been overtaken and does nothing. */
struct event {
    int64_t at_ms;
    uint64_t order; /* of equal times the lower one comes first */
    enum event_kind kind;
    uint32_t subject; /* a queue, ticket or agent */
    uint32_t serial;
};

struct event_heap {
    struct event *rows; /* owned */
    uint32_t count;
    uint32_t capacity;
    uint64_t pushed;
};

void event_heap_finish(struct event_heap *heap);

/* `order` is given by the heap: of equal times what begins a day or a shift comes first, then what
   was pushed first. */
void event_push(struct event_heap *heap, struct event event);

/* Takes the soonest one off if it happens at or before `until_ms`. */
bool event_pop(struct event_heap *heap, int64_t until_ms, struct event *ret_event);

#endif
