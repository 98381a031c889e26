/* The board as its own page tells of it, while a config is waited for. */
#include "show/board_waiting.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "device/identity.h"
#include "show/config_wait.h"

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

struct board board_waiting_completed(const struct board *told, struct arena *arena)
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
        board.addresses = identity_addresses(arena, &board.address_count);
    return board;
}

struct board board_waiting(const struct board *told, const struct config_wait *wait,
                           struct arena *arena)
{
    struct board board = board_waiting_completed(told, arena);
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
