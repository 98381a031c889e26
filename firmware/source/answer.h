/* Whether an answer is worth reading: its status and its type, each refusal one sentence. */
#ifndef WALLBOARD_SOURCE_ANSWER_H
#define WALLBOARD_SOURCE_ANSWER_H

#include <stdbool.h>

#include "source/source.h"

struct answer_rules {
    bool has_token;         /* one was sent */
    const char *right_hint; /* what a 403 asks for; NULL: nothing known */
    bool conditional;       /* 304 is fine */
};

/* Lets 200 (and 304) through. */
bool answer_accept(const struct source_answer *answer, const struct answer_rules *rules,
                   struct trouble *trouble) MUST_CHECK;

/* Refuses HTML and other text by name; `expected` is "JSON (wallboard/1)". */
bool answer_expect_json(const struct source_answer *answer, const char *expected,
                        struct trouble *trouble) MUST_CHECK;

#endif
