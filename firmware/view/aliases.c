/* Animals in place of people's names, the same all day for one person and another one tomorrow. */
#include "view/aliases.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "view/words.h"

/* TRANSLATORS: animals, in place of the names of people on a leaderboard; any kind one will do, but
   each another one. */
static const char *const ANIMALS[] = {
    N_("Badger"),   N_("Bear"),    N_("Beaver"),  N_("Bison"),     N_("Camel"),   N_("Cat"),
    N_("Cheetah"),  N_("Crane"),   N_("Dolphin"), N_("Dragonfly"), N_("Duck"),    N_("Eagle"),
    N_("Elk"),      N_("Falcon"),  N_("Finch"),   N_("Fox"),       N_("Frog"),    N_("Gazelle"),
    N_("Giraffe"),  N_("Hare"),    N_("Hawk"),    N_("Hedgehog"),  N_("Heron"),   N_("Horse"),
    N_("Kangaroo"), N_("Koala"),   N_("Leopard"), N_("Lion"),      N_("Lizard"),  N_("Lynx"),
    N_("Orca"),     N_("Otter"),   N_("Owl"),     N_("Panda"),     N_("Parrot"),  N_("Peacock"),
    N_("Pelican"),  N_("Penguin"), N_("Robin"),   N_("Seal"),      N_("Sparrow"), N_("Squirrel"),
    N_("Stork"),    N_("Swan"),    N_("Tiger"),   N_("Turtle"),    N_("Wolf"),    N_("Zebra"),
};
enum { ANIMAL_COUNT = sizeof ANIMALS / sizeof *ANIMALS };

struct person {
    uint64_t hash;
    size_t agent;
};

uint64_t aliases_order(struct alias_setup setup, const char *id)
{
    uint64_t day = (uint64_t)setup.day;
    struct hash_key today = {keyed_hash(setup.key, &day, sizeof day), setup.key.high};
    return keyed_hash(today, id ? id : "", id ? strlen(id) : 0);
}

static int by_hash(const void *left, const void *right)
{
    const struct person *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->agent > b->agent) - (a->agent < b->agent);
}

static const char *alias_text(size_t animal, size_t round, struct arena *arena)
{
    const char *word = _(ANIMALS[animal]);
    return round == 0 ? word : arena_textf(arena, "%s %zu", word, round + 1);
}

/* Each takes the animal that its hash falls on, or the next one that is free in this round. */
const char *const *aliases_of(const struct snapshot *snapshot, struct alias_setup setup,
                              struct arena *arena)
{
    size_t count = snapshot->agent_count, taken[ANIMAL_COUNT] = {0};
    const char **aliases = arena_array(arena, count + 1, sizeof *aliases);
    struct person *people = arena_array(arena, count + 1, sizeof *people);
    for (size_t i = 0; i < count; i++)
        people[i] = (struct person){aliases_order(setup, snapshot->agents[i].id), i};
    qsort(people, count, sizeof *people, by_hash);
    for (size_t i = 0; i < count; i++) {
        size_t round = i / ANIMAL_COUNT, animal = (size_t)(people[i].hash % ANIMAL_COUNT);
        while (taken[animal] > round)
            animal = (animal + 1) % ANIMAL_COUNT;
        taken[animal]++;
        aliases[people[i].agent] = alias_text(animal, round, arena);
    }
    return aliases;
}
