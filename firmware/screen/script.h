/* Which script a character belongs to, and which Noto face draws it. */
#ifndef WALLBOARD_SCREEN_SCRIPT_H
#define WALLBOARD_SCREEN_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

/* How a character finds its run. */
enum script_kind {
    SCRIPT_OWN,     /* a letter of its script */
    SCRIPT_COMMON,  /* digits, punctuation, symbols: takes the script of what stands before it */
    SCRIPT_CLINGING /* marks, joiners, direction controls: never leaves the character before it */
};

struct script {
    uint32_t first, last;
    const char *tag;    /* ISO 15924, as HarfBuzz wants it */
    const char *suffix; /* behind the family in the face's file name; NULL: the family itself */
};

enum script_kind script_kind_of(uint32_t character);

/* Never NULL; Latin where the table does not know better. */
const struct script *script_of(uint32_t character);

bool script_is_cjk(const struct script *script);

#endif
