/* Every ticket of the simulated desk, and the lines in which they wait. */
#ifndef WALLBOARD_SIMDESK_TICKET_TABLE_H
#define WALLBOARD_SIMDESK_TICKET_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/snapshot.h"

#define NO_TIME INT64_MIN
enum { NOBODY = -1, NOWHERE = -1 };

enum ticket_state {
    TICKET_FREE,           /* the slot is empty */
    TICKET_WITH_ASSISTANT, /* an AI assistant talks to the customer */
    TICKET_IN_LINE,        /* waits for an agent */
    TICKET_IN_WORK,        /* an agent is at it */
    TICKET_WITH_CUSTOMER,  /* on hold: the next move is the customer's, or a promise's */
    TICKET_SOLVED
};

/* Two lines per queue: the unanswered, and those on which work goes on. */
enum line { LINE_FIRST, LINE_NEXT, LINE_COUNT };

struct sim_ticket {
    int64_t created_ms;
    int64_t answered_ms; /* first public reply by a person; NO_TIME before it */
    int64_t handed_ms;   /* when the assistant gave it to people; NO_TIME otherwise */
    int64_t solved_ms;
    int64_t paused_ms;         /* since when it is with the customer */
    int64_t promised_ms;       /* when an agent promised to come back; NO_TIME: no promise */
    int64_t resolution_due_ms; /* moves on by the time spent with the customer */
    int64_t clock_started_ms;
    int64_t clock_due_ms; /* NO_TIME: no clock runs */
    uint32_t number;      /* what people call it */
    uint32_t serial;      /* events of an older one are overtaken */
    uint32_t clock_serial;
    int32_t owner; /* an agent; NOBODY */
    int32_t queue;
    int32_t before, behind; /* in its line */
    uint32_t handle_ms;     /* steps of work so far */
    enum clock_metric clock_metric;
    enum ticket_state state;
    enum line line;
    bool clock_breached;
    bool resolution_breached;
    bool fresh;      /* nobody in this queue has worked on it yet */
    bool escalated;  /* came from a lower tier */
    bool reopens;    /* the customer will come back */
    uint8_t urgency; /* 0 low … 3 urgent */
};

struct ticket_line {
    int32_t first, last;
    uint32_t count;
};

struct ticket_table {
    struct sim_ticket *rows; /* owned; slots are used again */
    uint32_t count;          /* slots ever used */
    uint32_t capacity;
    int32_t free_slot;
    uint32_t next_number;
};

void ticket_table_init(struct ticket_table *table);
void ticket_table_finish(struct ticket_table *table);

/* An empty slot's index; rows may move. The slot's serial goes on from its former use. */
uint32_t ticket_table_take(struct ticket_table *table);
void ticket_table_give_back(struct ticket_table *table, uint32_t ticket);

void ticket_line_add(struct ticket_table *table, struct ticket_line *line, uint32_t ticket);
void ticket_line_remove(struct ticket_table *table, struct ticket_line *line, uint32_t ticket);

/* The definitions behind the three counts. A ticket in the assistant's hands neither waits for a
   person nor lacks an owner. */
bool ticket_is_open(const struct sim_ticket *ticket);
bool ticket_is_waiting(const struct sim_ticket *ticket);
bool ticket_is_unassigned(const struct sim_ticket *ticket);

/* It moved up a tier, and nobody there has taken it yet. */
bool ticket_is_at_border(const struct sim_ticket *ticket);

#endif
