/* The history's file with memory behind it: what is written goes to both until it is committed, so
   that nothing is lost when the file fails. */
#include "history/store.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "history/copy.h"
#include "history/filing.h"
#include "history/opening.h"
#include "history/set_aside.h"
#include "history/thinning.h"

struct store {
    char *path; /* NULL: in memory only */
    size_t most_bytes;
    struct database *file;   /* NULL while it cannot be used */
    struct database *memory; /* what the file has not; all there is while there is no file */
    bool only_reads;
    bool checked;               /* the file was sound when it was opened after an unclean end */
    bool alarms_kept;           /* since the last commit */
    bool pending;               /* something is not committed */
    bool memory_failed;         /* its latest change, which is logged */
    size_t pending_bytes;       /* about what they take in the journal */
    struct wall_time forgotten; /* the file's rows after it are void; NONE: none are */
    struct mono_time pending_since;
    struct wall_time wall;
    struct mono_time now;
    bool now_known;
    struct mono_time retry_at;
    int64_t retry_ms;
    unsigned generation;
    char trouble[sizeof((struct error){{0}}.text)];
};

/* Logs the sentence, unless it was the last one, too. */
static void tell(struct store *store, const struct error *error)
{
    if (!text_equal(store->trouble, error->text))
        log_warning("%s", error->text);
    text_copy(store->trouble, sizeof store->trouble, error->text);
}

static struct opening_setup setup_of(const struct store *store)
{
    return (struct opening_setup){.path = store->path,
                                  .most_bytes = store->most_bytes,
                                  .check = !store->checked,
                                  .schema = &SCHEMA};
}

static struct database *open_memory(size_t most_bytes)
{
    struct opening_setup setup = {
        .most_bytes = most_bytes < STORE_MEMORY_BYTES ? most_bytes : STORE_MEMORY_BYTES,
        .schema = &SCHEMA};
    struct database *memory = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    bool opened = opening_write(&setup, &memory, &fault, &error);
    if (!opened)
        log_error("%s", error.text);
    assert(opened);
    return memory;
}

static bool set_aside(struct store *store, enum database_fault fault, struct error *error)
{
    char name[SET_ASIDE_NAME];
    struct error cause = *error;
    const char *kind = fault == DATABASE_NEWER ? "newer" : "corrupt";
    if (!set_aside_move(store->path, kind, store->wall, name, error))
        return error_prefix(error, "%s", cause.text);
    const char *slash = strrchr(name, '/');
    log_warning("%s: it is set aside as %s, and a new history begun", cause.text,
                slash ? slash + 1 : name);
    set_aside_remove_old(store->path, name);
    return true;
}

static bool clear_memory(struct store *store, struct error *error)
{
    return database_run(store->memory,
                        "DELETE FROM sample; DELETE FROM indicator; DELETE FROM day_end;"
                        "DELETE FROM shift; DELETE FROM rank; DELETE FROM alarm;"
                        "DELETE FROM series",
                        error);
}

/* After a commit memory has nothing that the file has not. */
static void note_committed(struct store *store)
{
    struct error error;
    if (!clear_memory(store, &error))
        log_error("%s", error.text);
    store->pending = false;
    store->pending_bytes = 0;
    store->alarms_kept = false;
    store->forgotten = WALL_TIME_NONE;
}

static bool fill_file(struct store *store, struct error *error)
{
    struct copy copy = {.from = store->memory,
                        .to = store->file,
                        .until = WALL_TIME_NONE,
                        .from_is_newer = true,
                        .alarms = store->alarms_kept};
    return database_begin(store->file, error) &&
           (!wall_time_known(store->forgotten) ||
            filing_forget_after(store->file, store->forgotten, error)) &&
           thinning_make_room(store->file, 0, error) && copy_all(&copy, error) &&
           database_commit(store->file, error);
}

static void close_file(struct store *store)
{
    opening_close(store->file);
    store->file = NULL;
    store->generation++;
}

static void begin_waiting(struct store *store)
{
    bool first = store->retry_ms == 0;
    int64_t longer_ms = first ? STORE_RETRY_MS : store->retry_ms * 2;
    store->retry_ms = longer_ms < STORE_MOST_RETRY_MS ? longer_ms : STORE_MOST_RETRY_MS;
    store->retry_at.ms = store->now.ms + store->retry_ms;
}

static void do_without(struct store *store, enum database_fault fault, struct error *error)
{
    const char *until = fault == DATABASE_HELD ? "it lets go" : "the file can be used";
    struct error sentence;
    error_set(&sentence, "%s: the history is kept in memory until %s", error->text, until);
    tell(store, &sentence);
    begin_waiting(store);
}

/* Where the bound was lowered: frees the oldest, and gives the space back. */
static bool shrink_file(struct store *store, struct error *error)
{
    struct database *file = store->file;
    int64_t pages = 0;
    char sql[128];
    if (!database_number(file, "PRAGMA page_count", 0, &pages, error))
        return false;
    if (pages <= file->most_pages)
        return true;
    snprintf(sql, sizeof sql,
             "VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA max_page_count = %lld",
             (long long)file->most_pages);
    return database_begin(file, error) && thinning_make_room(file, store->most_bytes / 8, error) &&
           database_commit(file, error) && database_run(file, sql, error);
}

static bool try_file(struct store *store, enum database_fault *ret_fault, struct error *error)
{
    struct opening_setup setup = setup_of(store);
    if (!opening_write(&setup, &store->file, ret_fault, error))
        return false;
    if (shrink_file(store, error) && fill_file(store, error))
        return true;
    *ret_fault = store->file->fault;
    close_file(store);
    return false;
}

/* Opens the file and writes into it what memory has. */
static bool use_file(struct store *store)
{
    struct error error;
    enum database_fault fault = DATABASE_FINE;
    bool opened = try_file(store, &fault, &error);
    bool useless = !opened && (fault == DATABASE_DAMAGED || fault == DATABASE_NEWER);
    if (useless && set_aside(store, fault, &error))
        opened = try_file(store, &fault, &error);
    if (!opened) {
        do_without(store, fault, &error);
        return false;
    }
    store->checked = true;
    store->retry_ms = 0;
    store->generation++;
    note_committed(store);
    if (store->trouble[0])
        log_info("%s: the history is on the disk again", store->path);
    store->trouble[0] = '\0';
    return true;
}

/* What the file still tells is better than nothing; whether it could be read does not matter. */
static void fill_memory(struct store *store, struct database *file)
{
    struct copy copy = {.from = file,
                        .to = store->memory,
                        .until = store->forgotten,
                        .alarms = !store->alarms_kept};
    struct error error;
    if (!copy_all(&copy, &error))
        return;
}

static void fill_memory_from_path(struct store *store)
{
    struct opening_setup setup = setup_of(store);
    struct database *file = NULL;
    enum database_fault fault = DATABASE_FINE;
    struct error error;
    if (!opening_read(&setup, &file, &fault, &error))
        return;
    fill_memory(store, file);
    opening_close(file);
}

/* The file failed with that sentence: it is set aside, or memory takes its place. */
static void step_down(struct store *store, struct error *error)
{
    enum database_fault fault = store->file->fault;
    if (fault == DATABASE_DAMAGED) {
        close_file(store);
        if (set_aside(store, fault, error))
            (void)use_file(store);
        else
            do_without(store, fault, error);
        return;
    }
    database_roll_back(store->file);
    fill_memory(store, store->file);
    close_file(store);
    do_without(store, fault, error);
}

static struct store *allocate(const char *path, size_t most_bytes)
{
    struct store *store = calloc(1, sizeof *store);
    if (!store || (path && !(store->path = strdup(path))))
        abort();
    store->most_bytes = most_bytes;
    store->forgotten = WALL_TIME_NONE;
    return store;
}

struct store *store_new(const char *path, size_t most_bytes, struct wall_time now)
{
    struct store *store = allocate(path, most_bytes);
    store->wall = now;
    store->memory = open_memory(most_bytes);
    if (path && !use_file(store))
        fill_memory_from_path(store);
    return store;
}

bool store_new_to_read(const char *path, struct store **ret_store, struct error *error)
{
    struct store *store = allocate(path, 0);
    struct opening_setup setup = setup_of(store);
    enum database_fault fault = DATABASE_FINE;
    store->only_reads = true;
    if (!opening_read(&setup, &store->file, &fault, error)) {
        store_free(store);
        return false;
    }
    *ret_store = store;
    return true;
}

void store_free(struct store *store)
{
    if (!store)
        return;
    store_commit(store);
    opening_close(store->file);
    opening_close(store->memory);
    free(store->path);
    free(store);
}

static void note_pending(struct store *store)
{
    if (!store->pending)
        store->pending_since = store->now;
    store->pending = true;
}

static bool make_change(struct database *database, store_change *change, const void *what,
                        size_t bytes, struct error *error)
{
    return thinning_make_room(database, bytes, error) && change(database, what, error);
}

static bool is_full(const struct database *database)
{
    return (database->code & 0xff) == SQLITE_FULL;
}

/* More room than any one change takes. */
static size_t ample_bytes(const struct database *database)
{
    return (size_t)database->most_pages * 4096 / 4;
}

static void write_to_memory(struct store *store, store_change *change, const void *what,
                            size_t bytes)
{
    struct error error;
    bool written = make_change(store->memory, change, what, bytes, &error) ||
                   (is_full(store->memory) &&
                    make_change(store->memory, change, what, ample_bytes(store->memory), &error));
    if (!written && !store->memory_failed)
        log_error("%s", error.text);
    store->memory_failed = !written;
}

/* Nothing is written to the disk before the commit, so what is full is the file's bound, and not
   the disk. SQLite may have undone the whole batch by itself, which memory still has. */
static bool write_again(struct store *store, struct error *error)
{
    if (!is_full(store->file))
        return false;
    database_roll_back(store->file);
    if (!database_begin(store->file, error) ||
        !thinning_make_room(store->file, ample_bytes(store->file), error) ||
        !fill_file(store, error))
        return false;
    note_committed(store);
    store->generation++;
    return true;
}

static void write_to_file(struct store *store, store_change *change, const void *what, size_t bytes)
{
    struct error error;
    int before = sqlite3_total_changes(store->file->handle);
    bool written = database_begin(store->file, &error) &&
                   make_change(store->file, change, what, bytes, &error);
    size_t rows = (size_t)(sqlite3_total_changes(store->file->handle) - before);
    store->pending_bytes += bytes > rows * THINNING_ROW_BYTES ? bytes : rows * THINNING_ROW_BYTES;
    if (!written && !write_again(store, &error))
        step_down(store, &error);
}

void store_write(struct store *store, store_change *change, const void *what, size_t bytes)
{
    assert(!store->only_reads);
    if (store->file && store->pending_bytes + bytes > store->file->journal_bytes / 2)
        store_commit(store);
    write_to_memory(store, change, what, bytes);
    note_pending(store);
    if (store->file)
        write_to_file(store, change, what, bytes);
}

bool store_read(struct store *store, store_question *question, void *what, struct error *error)
{
    struct database *database = store->file ? store->file : store->memory;
    if (question(database, what, error))
        return true;
    struct error copy = *error;
    if (store->only_reads || !store->file)
        tell(store, &copy);
    else
        step_down(store, &copy);
    return false;
}

static bool forget(struct database *database, const void *what, struct error *error)
{
    const struct wall_time *time = what;
    return filing_forget_after(database, *time, error);
}

void store_forget_after(struct store *store, struct wall_time time)
{
    if (!wall_time_known(store->forgotten) || time.ms < store->forgotten.ms)
        store->forgotten = time;
    store_write(store, forget, &time, 0);
}

void store_note_alarms(struct store *store)
{
    store->alarms_kept = true;
}

void store_note_mono(struct store *store, struct mono_time now)
{
    /* What happened before the first one is as if it had happened then. */
    if (!store->now_known) {
        store->pending_since = now;
        store->retry_at.ms = now.ms + store->retry_ms;
    }
    store->now_known = true;
    store->now = now;
}

void store_note_wall(struct store *store, struct wall_time now)
{
    store->wall = now;
}

/* Where the file was moved or removed, what is written into it would be lost with it. */
static bool is_in_place(struct store *store, struct error *error)
{
    int moved = 0;
    sqlite3_file_control(store->file->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved || error_set(error, "%s was moved or removed while in use", store->path);
}

void store_commit(struct store *store)
{
    struct error error;
    if (!store->file || store->only_reads || !store->pending)
        return;
    if (!is_in_place(store, &error)) {
        store->file->fault = DATABASE_UNWRITABLE;
        step_down(store, &error);
        store->retry_at = store->now;
        return;
    }
    if (database_commit(store->file, &error))
        note_committed(store);
    else
        step_down(store, &error);
}

static bool is_waiting(const struct store *store)
{
    return store->path && !store->file;
}

void store_retry(struct store *store)
{
    if (is_waiting(store) && store->now.ms >= store->retry_at.ms)
        (void)use_file(store);
}

int64_t store_retry_in_ms(const struct store *store, struct mono_time now)
{
    if (!is_waiting(store))
        return INT64_MAX;
    if (!store->now_known)
        return 0;
    return store->retry_at.ms > now.ms ? store->retry_at.ms - now.ms : 0;
}

bool store_pending(const struct store *store, struct mono_time *ret_since)
{
    if (!store->file || !store->pending)
        return false;
    *ret_since = store->pending_since;
    return true;
}

bool store_is_heavy(const struct store *store)
{
    return store->file && store->pending && store->pending_bytes > store->file->journal_bytes / 2;
}

unsigned store_generation(const struct store *store)
{
    return store->generation;
}

const char *store_trouble(const struct store *store)
{
    return store->trouble[0] ? store->trouble : NULL;
}

size_t store_bytes(const struct store *store)
{
    return store->file ? database_bytes(store->path) : 0;
}
