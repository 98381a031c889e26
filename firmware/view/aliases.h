/* Animals in place of people's names, the same all day for one person and another one tomorrow. */
#ifndef WALLBOARD_VIEW_ALIASES_H
#define WALLBOARD_VIEW_ALIASES_H

#include <stdint.h>

#include "base/keyed_hash.h"
#include "desk/snapshot.h"

struct arena;

/* Whom an animal stands for cannot be worked out without the key. */
struct alias_setup {
    struct hash_key key;
    int64_t day; /* any number that is another one on another day */
};

/* One for each agent of the snapshot, in its order; no two are equal. Words of the wall's language,
   in `arena`: "Otter", and "Otter 2" where there are more agents than animals. They stay as they
   are all day as long as nobody joins or leaves; then some that shared a place may change. */
const char *const *aliases_of(const struct snapshot *snapshot, struct alias_setup setup,
                              struct arena *arena);

/* Any order of people that says nothing of their names. */
uint64_t aliases_order(struct alias_setup setup, const char *id);

#endif
