/* The history's file with memory behind it: what is written goes to both until it is committed, so
   that nothing is lost when the file fails. */
#ifndef WALLBOARD_HISTORY_STORE_H
#define WALLBOARD_HISTORY_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/error.h"
#include "history/database.h"

struct store;

/* Memory takes the file's place within this bound. */
enum { STORE_MEMORY_BYTES = 32 * 1024 * 1024 };

/* While the file cannot be used it is tried again after a minute, then ever more rarely. */
enum { STORE_RETRY_MS = 60 * 1000, STORE_MOST_RETRY_MS = 10 * 60 * 1000 };

/* Never NULL. `path` NULL: in memory only. */
struct store *store_new(const char *path, size_t most_bytes, struct wall_time now);
bool store_new_to_read(const char *path, struct store **ret_store, struct error *error) MUST_CHECK;
void store_free(struct store *store); /* commits; NULL is allowed */

/* A change of a database; it may be made twice, so it gives the same the second time. Room for that
   many bytes is made before. */
typedef bool store_change(struct database *database, const void *what, struct error *error);
void store_write(struct store *store, store_change *change, const void *what, size_t bytes);

/* False where the answer could not be read; that is logged already. */
typedef bool store_question(struct database *database, void *what, struct error *error);
bool store_read(struct store *store, store_question *question, void *what, struct error *error);

/* What is written from now on replaces all that was filed after `time`. */
void store_forget_after(struct store *store, struct wall_time time);

/* The list of alarms in memory is the whole one. */
void store_note_alarms(struct store *store);

/* The clocks move on; nothing is done. */
void store_note_mono(struct store *store, struct mono_time now);
void store_note_wall(struct store *store, struct wall_time now);

void store_commit(struct store *store);
void store_retry(struct store *store); /* when it is due */
int64_t store_retry_in_ms(const struct store *store, struct mono_time now);

/* Since when something is not committed; false: nothing is. */
bool store_pending(const struct store *store, struct mono_time *ret_since);

/* True where the batch fills the journal's part of the bound. */
bool store_is_heavy(const struct store *store);

/* Counts how often the databases were changed for others: what was read before may be untrue. */
unsigned store_generation(const struct store *store);
const char *store_trouble(const struct store *store);
size_t store_bytes(const struct store *store);

#endif
