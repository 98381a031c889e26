/* SPOOL/board.json: what the board's own set-up tells the wall of itself. */
#include "show/board_note.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "json/reader.h"
#include "json/writer.h"

enum { MOST_BYTES = 64 * 1024, MOST_ADDRESSES = 8 };

static const char SCHEMA[] = "wallboard-board/1";
static const char *const STATE_NAMES[] = {"configured", "unconfigured", "rejected"};
static_assert(sizeof STATE_NAMES / sizeof *STATE_NAMES == BOARD_STATE_COUNT, "a word per state");
static const char *const WIFI_NAMES[] = {"unknown", "connected", "refused", "out_of_reach"};
static_assert(sizeof WIFI_NAMES / sizeof *WIFI_NAMES == BOARD_WIFI_COUNT, "a word per state");

static const char *text_of(const struct json_at *root, const char *key)
{
    const char *text = json_text(root, key);
    return text && *text ? text : NULL;
}

static void read_addresses(const struct json_at *root, struct arena *arena, struct board *board)
{
    struct json_at list = json_array(root, "addresses");
    size_t count = json_count(&list);
    count = count < MOST_ADDRESSES ? count : MOST_ADDRESSES;
    const char **addresses = arena_array(arena, count + 1, sizeof *addresses);
    for (size_t i = 0; i < count; i++) {
        struct json_at item = json_item(&list, i);
        const char *text = json_as_text(&item);
        if (text && *text)
            addresses[board->address_count++] = text;
    }
    board->addresses = addresses;
}

static struct board read_board(const struct json_at *root, struct arena *arena)
{
    struct json_at schema = json_member(root, "schema");
    json_require(root, "schema");
    json_require(root, "state");
    const char *name = json_as_text(&schema);
    if (name && !text_equal(name, SCHEMA))
        json_fail(&schema, "\"%s\"", SCHEMA);
    struct board board = {
        .state = (enum board_state)json_word(root, "state", STATE_NAMES, BOARD_STATE_COUNT,
                                             BOARD_CONFIGURED),
        .has_card = true,
        .sentence = text_of(root, "sentence"),
        .hostname = text_of(root, "hostname"),
        .model = text_of(root, "model"),
        .serial = text_of(root, "serial"),
        .help_url = text_of(root, "help_url"),
        .wifi = (enum board_wifi)json_word(root, "wifi", WIFI_NAMES, BOARD_WIFI_COUNT,
                                           BOARD_WIFI_UNKNOWN),
        .wifi_name = text_of(root, "wifi_name"),
    };
    read_addresses(root, arena, &board);
    return board;
}

bool board_note_read(const char *path, struct arena *arena, struct board *ret_board,
                     struct error *error)
{
    struct file_bytes file;
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = MOST_BYTES, .comments = false};
    if (!file_read(path, MOST_BYTES, arena, &file, error))
        return false;
    struct json_text text = {file.bytes, file.length, path};
    if (!json_reader_new(text, limits, arena, &reader, error))
        return false;
    struct json_at root = json_root(reader);
    struct board board = read_board(&root, arena);
    bool good = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (good)
        *ret_board = board;
    return good;
}

bool board_note_write(const char *path, const struct board *board, struct error *error)
{
    struct json_writer *writer = json_writer_new();
    size_t length = 0;
    json_put_text(writer, "schema", SCHEMA);
    json_put_text(writer, "state", STATE_NAMES[board->state]);
    json_put_text(writer, "sentence", board->sentence);
    json_put_text(writer, "hostname", board->hostname);
    json_put_text(writer, "model", board->model);
    json_put_text(writer, "serial", board->serial);
    json_begin_array(writer, "addresses");
    for (size_t i = 0; i < board->address_count; i++)
        json_put_text(writer, NULL, board->addresses[i]);
    json_end(writer);
    json_put_text(writer, "help_url", board->help_url);
    json_put_text(writer, "wifi", WIFI_NAMES[board->wifi]);
    json_put_text(writer, "wifi_name", board->wifi_name);
    char *text = json_writer_text(writer, true, &length);
    bool written = file_replace(path, text, length, FILE_FAST, error);
    free(text);
    json_writer_free(writer);
    return written;
}
