/* SPOOL/board.json: what the screen tells of a board that has no config yet, or a wrong one. */
#include "command/board_file.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "feed/seam.h"
#include "json/reader.h"
#include "json/writer.h"

static const char SCHEMA[] = "wallboard-board/1";

static const char *const STATE_NAMES[] = {"unconfigured", "configured", "rejected"};
static_assert(sizeof STATE_NAMES / sizeof STATE_NAMES[0] == BOARD_STATE_COUNT,
              "one word for each state");

bool board_file_write(const struct board_file *file, const char *spool, struct error *error)
{
    struct arena *arena = arena_new();
    struct json_writer *writer = json_writer_new();
    json_put_text(writer, "schema", SCHEMA);
    json_put_text(writer, "state", STATE_NAMES[file->state]);
    json_put_text(writer, "sentence", file->sentence);
    json_put_text(writer, "hostname", file->hostname);
    json_put_text(writer, "model", file->model);
    json_put_text(writer, "serial", file->serial);
    json_begin_array(writer, "addresses");
    for (size_t i = 0; i < file->addresses.count; i++)
        json_put_text(writer, NULL, file->addresses.text[i]);
    json_end(writer);
    json_put_text(writer, "help_url", file->help_url);
    size_t length = 0;
    char *text = json_writer_text(writer, true, &length);
    const char *path = file_join(arena, spool, SEAM_BOARD);
    bool ok = file_replace(path, text, length, FILE_FAST, error);
    free(text);
    json_writer_free(writer);
    arena_free(arena);
    return ok;
}

static struct board_file read_members(const struct json_at *root)
{
    json_require(root, "state");
    json_require(root, "hostname");
    return (struct board_file){
        .state = (enum board_state)json_word(root, "state", STATE_NAMES, BOARD_STATE_COUNT,
                                             BOARD_UNCONFIGURED),
        .sentence = json_text(root, "sentence"),
        .hostname = json_text(root, "hostname"),
        .model = json_text(root, "model"),
        .serial = json_text(root, "serial"),
        .help_url = json_text(root, "help_url"),
    };
}

bool board_file_read(const char *spool, struct arena *arena, struct board_file *ret_file,
                     struct error *error)
{
    enum { MOST_BYTES = 64 * 1024 };
    struct file_bytes bytes;
    struct json_reader *reader = NULL;
    struct json_limits limits = {.bytes = MOST_BYTES};
    if (!file_read(file_join(arena, spool, SEAM_BOARD), MOST_BYTES, arena, &bytes, error) ||
        !json_reader_new((struct json_text){bytes.bytes, bytes.length, SEAM_BOARD}, limits, arena,
                         &reader, error))
        return false;
    struct json_at root = json_root(reader);
    struct board_file file = read_members(&root);
    bool ok = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (ok)
        *ret_file = file;
    return ok;
}
