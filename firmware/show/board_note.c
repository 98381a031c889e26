/* SPOOL/board.json: what the board's own set-up tells the wall of itself. */
#include "show/board_note.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "device/identity.h"
#include "json/reader.h"
#include "show/config_wait.h"

enum { MOST_BYTES = 64 * 1024, MOST_ADDRESSES = 8 };

static const char SCHEMA[] = "wallboard-board/1";
static const char *const STATE_NAMES[] = {"configured", "unconfigured", "rejected"};
static_assert(sizeof STATE_NAMES / sizeof *STATE_NAMES == BOARD_STATE_COUNT, "a word per state");

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

static const char *hostname(struct arena *arena)
{
    char name[256] = "";
    bool told = gethostname(name, sizeof name - 1) == 0 && name[0];
    return told && text_utf8_valid(name, strlen(name)) ? arena_text(arena, name) : NULL;
}

static const char *known(struct arena *arena, const char *text)
{
    return text[0] && text_utf8_valid(text, strlen(text)) ? arena_text(arena, text) : NULL;
}

static void add_addresses(struct board *board, struct arena *arena)
{
    struct identity_addresses found = identity_addresses();
    const char **addresses = arena_array(arena, found.count + 1, sizeof *addresses);
    for (size_t i = 0; i < found.count; i++)
        addresses[i] = arena_text(arena, found.text[i]);
    board->addresses = addresses;
    board->address_count = found.count;
}

struct board board_note_completed(const struct board *told, struct arena *arena)
{
    struct board board = told ? *told : (struct board){.state = BOARD_UNCONFIGURED};
    struct identity identity = identity_read("");
    if (!board.hostname)
        board.hostname = hostname(arena);
    if (!board.model)
        board.model = known(arena, identity.model);
    if (!board.serial)
        board.serial = known(arena, identity.serial);
    if (board.address_count == 0)
        add_addresses(&board, arena);
    return board;
}

struct board board_note_waiting(const struct board *told, const struct config_wait *wait,
                                struct arena *arena)
{
    struct board board = board_note_completed(told, arena);
    if (!wait)
        return board;
    if (!told || told->state == BOARD_CONFIGURED) {
        board.state = wait->seen.st_ino ? BOARD_REJECTED : BOARD_UNCONFIGURED;
        board.sentence = wait->sentence;
    } else if (board.state == BOARD_REJECTED && !board.sentence) {
        board.sentence = wait->sentence;
    }
    return board;
}
