/* The languages that the wall speaks. */
#ifndef WALLBOARD_BASE_LANGUAGE_H
#define WALLBOARD_BASE_LANGUAGE_H

#include <stdbool.h>

enum { LANGUAGE_COUNT = 16 };

struct language {
    const char *tag;    /* BCP 47: "pt-BR" */
    const char *locale; /* what gettext calls it, and its .po file: "pt_BR" */
    bool right_to_left;
};

/* The first is English, whose words stand in the source. */
extern const struct language LANGUAGES[LANGUAGE_COUNT];

/* By its tag; NULL: none of them. */
const struct language *language_named(const char *tag);

/* All tags in one line, "en, de, …", for messages. */
enum { LANGUAGE_LIST = 128 };
void language_list(char buffer[static LANGUAGE_LIST]);

#endif
