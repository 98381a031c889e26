/* People's names as the wall may show them. */
#ifndef WALLBOARD_VIEW_NAMES_H
#define WALLBOARD_VIEW_NAMES_H

#include "view/view.h"

struct arena;

/* "Candace Okafor", "Candace" or "C. O."; "–" for a nameless one, and for VIEW_NAMES_ALIAS, whose
   aliases are view/aliases.h's. By the custom of the script:
   - The first name is the given one: the first word, passing over a lone initial ("R. Krishnan").
     A single name is shown whole.
   - Russian and Ukrainian, three words with the patronymic last: the one before the patronymic
     ("Иванов Иван Петрович": Иван).
   - Arabic: what belongs together stays so ("عبد الرحمن", "نور الدين").
   - Vietnamese, known by the family names that nine of ten have: the last word.
   - Han, Hangul and kana: the family name comes first, so the given one is what stands behind it:
     after a space; without one after the first character, after two where the family name is one
     of the double ones or, in Han, where four or more stand; kana behind Han is the given name.
     (A Japanese name of three Han without a space may divide otherwise: write the space.)
   - Initials: the first letter of each word with a dot, without the Arabic article and particles;
     in Thai the consonant, not a vowel sign before it. Han, Hangul and kana have none: there it is
     the first character of the family name. */
const char *names_shown(const char *name, enum view_names style, struct arena *arena);

#endif
