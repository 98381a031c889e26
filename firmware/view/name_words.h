/* A person's name as words: where they divide, and what scripts they are written in. */
#ifndef WALLBOARD_VIEW_NAME_WORDS_H
#define WALLBOARD_VIEW_NAME_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NAME_WORDS_MOST = 8 };

/* Points into the name. */
struct name_word {
    const char *text;
    int length; /* bytes */
};

struct name_words {
    struct name_word words[NAME_WORDS_MOST];
    size_t count; /* more words than that are left out */
    bool dotted;  /* divided by middle dots: a foreign name in its own order */
};

/* Words stand between spaces of any width and middle dots, in Chinese and Japanese. "Okafor,
   Candace" is turned round; of an e-mail address the part before the "@" counts, divided at its
   dots. */
struct name_words name_words_of(const char *name);

bool name_word_is(struct name_word word, const char *text);

/* One letter, with or without a dot behind it. */
bool name_word_is_initial(struct name_word word);

bool name_is_han(uint32_t character);
bool name_is_kana(uint32_t character);
bool name_is_hangul(uint32_t character);
bool name_is_arabic(uint32_t character);

/* The word's first character; 0 for an empty one. */
uint32_t name_word_first(struct name_word word);

#endif
