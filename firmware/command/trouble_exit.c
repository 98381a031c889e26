/* Which exit code a source's trouble gives. */
#include "command/trouble_exit.h"

#include <assert.h>

static const enum exit_code CODES[] = {
    [TROUBLE_NONE] = EXIT_OK,       [TROUBLE_SETUP] = EXIT_CONFIG,
    [TROUBLE_DNS] = EXIT_DNS,       [TROUBLE_CONNECT] = EXIT_CONNECT,
    [TROUBLE_TLS] = EXIT_TLS,       [TROUBLE_TIMEOUT] = EXIT_CONNECT,
    [TROUBLE_LOGIN] = EXIT_LOGIN,   [TROUBLE_LIMIT] = EXIT_ANSWER,
    [TROUBLE_SERVER] = EXIT_ANSWER, [TROUBLE_ANSWER] = EXIT_ANSWER,
};
static_assert(sizeof CODES / sizeof CODES[0] == TROUBLE_COUNT, "one for each kind of trouble");

int trouble_exit_code(enum trouble_kind kind)
{
    return (int)CODES[kind];
}
