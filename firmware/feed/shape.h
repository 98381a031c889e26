/* The format wallboard/1 as tables: which key holds which member, for the reader and the writer. */
#ifndef WALLBOARD_FEED_SHAPE_H
#define WALLBOARD_FEED_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#define FEED_SCHEMA "wallboard/1"

/* The C type behind each kind stands at its side. */
enum field_kind {
    FIELD_TEXT,         /* const char * */
    FIELD_ID,           /* const char *, also read from a whole number */
    FIELD_NUMBER,       /* double, any */
    FIELD_COUNT,        /* double, 0 or more: counts and seconds */
    FIELD_PERCENT,      /* double, 0 to 100 */
    FIELD_TIME,         /* struct wall_time */
    FIELD_MONO,         /* struct mono_time, as milliseconds */
    FIELD_FLAG,         /* bool */
    FIELD_WORD,         /* an enum, by `words` */
    FIELD_OBJECT,       /* a struct of `shape`, or the same struct where offset is 0 */
    FIELD_SECTION,      /* the same, with a bool at `count` that tells whether it is there */
    FIELD_LIST,         /* a pointer to structs of `shape`, their number at `count` */
    FIELD_NUMBER_LIST,  /* const double *, null is NAN */
    FIELD_COUNT_LIST,   /* the same, 0 or more */
    FIELD_TEXT_LIST,    /* const char *const *, read as ids */
    FIELD_CAPABILITIES, /* const struct capability *, an object whose keys are data */
};

struct shape;

struct field {
    const char *key;
    enum field_kind kind;
    bool required;
    size_t offset;             /* in the struct that the shape describes */
    size_t count;              /* offset of a size_t beside a list, or of a section's bool */
    const struct shape *shape; /* of objects and lists */
    const char *const *words;
    int word_count;
    int fallback; /* of words and flags, where missing */
};

/* Shapes nest five deep and hold no cycle, so walking them by recursion ends. */
struct shape {
    const struct field *fields;
    size_t field_count;
    size_t size; /* of the struct */
};

extern const struct shape SHAPE_SNAPSHOT;

/* Parts of it; the shape_*.c files hold one section each. */
extern const struct shape SHAPE_DISTRIBUTION;
extern const struct shape SHAPE_CSAT;
extern const struct shape SHAPE_DAY;
extern const struct shape SHAPE_TOTALS;
extern const struct shape SHAPE_SOURCE;
extern const struct shape SHAPE_QUEUE;
extern const struct shape SHAPE_CLOCK;
extern const struct shape SHAPE_AGENT;
extern const struct shape SHAPE_TEAM;
extern const struct shape SHAPE_SHIFTS;
extern const struct shape SHAPE_HANDOVER;
extern const struct shape SHAPE_OFFICE;
extern const struct shape SHAPE_INCIDENT;
extern const struct shape SHAPE_NOTICE;
extern const struct shape SHAPE_INDICATOR;
extern const struct shape SHAPE_TREND;
extern const struct shape SHAPE_FORECAST;
extern const struct shape SHAPE_ALARM;

/* Rows of a table. The key is the member's name but where it is given. */
#define KEYED(type, name, member, a_kind)                                                          \
    {                                                                                              \
        .key = (name), .kind = (a_kind), .offset = offsetof(struct type, member)                   \
    }
#define FIELD(type, member, a_kind) KEYED(type, #member, member, a_kind)
#define FIELD_REQUIRED(type, member, a_kind)                                                       \
    {                                                                                              \
        .key = #member, .kind = (a_kind), .required = true,                                        \
        .offset = offsetof(struct type, member)                                                    \
    }
#define FLAG(type, member, by_default)                                                             \
    {                                                                                              \
        .key = #member, .kind = FIELD_FLAG, .offset = offsetof(struct type, member),               \
        .fallback = (by_default)                                                                   \
    }
#define WORD(type, member, names, length, by_default)                                              \
    {                                                                                              \
        .key = #member, .kind = FIELD_WORD, .offset = offsetof(struct type, member),               \
        .words = (names), .word_count = (length), .fallback = (by_default)                         \
    }
#define OBJECT(type, member, a_shape)                                                              \
    {                                                                                              \
        .key = #member, .kind = FIELD_OBJECT, .offset = offsetof(struct type, member),             \
        .shape = &(a_shape)                                                                        \
    }
/* Members of an object in JSON that stand in the outer struct in C. */
#define GROUP(name, a_shape)                                                                       \
    {                                                                                              \
        .key = (name), .kind = FIELD_OBJECT, .shape = &(a_shape)                                   \
    }
#define LIST(type, member, counter, a_shape)                                                       \
    {                                                                                              \
        .key = #member, .kind = FIELD_LIST, .offset = offsetof(struct type, member),               \
        .count = offsetof(struct type, counter), .shape = &(a_shape)                               \
    }
#define ARRAY(type, member, counter, a_kind)                                                       \
    {                                                                                              \
        .key = #member, .kind = (a_kind), .offset = offsetof(struct type, member),                 \
        .count = offsetof(struct type, counter)                                                    \
    }
#define SHAPE(type, table)                                                                         \
    {                                                                                              \
        .fields = (table), .field_count = sizeof(table) / sizeof(table)[0],                        \
        .size = sizeof(struct type)                                                                \
    }

#endif
