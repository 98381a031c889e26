/* Takes the settings from the card's FAT partition: checked as a whole, installed as a whole, and
   only then are the secrets erased from the card. */
#ifndef WALLBOARD_COMMAND_IMPORT_H
#define WALLBOARD_COMMAND_IMPORT_H

#include <stdbool.h>

#include "base/error.h"

#define IMPORT_CONFIG "wallboard.json"
#define IMPORT_WIFI "wifi.conf"

struct import_request {
    const char *from; /* the FAT partition; it may be empty */
    const char *to;   /* the folder that is replaced as one */
};

enum import_result {
    IMPORT_UNCHANGED, /* nothing new on the card */
    IMPORT_DONE,
    IMPORT_LEFT,     /* all is in force, but a secret is still on the card: `error` says which */
    IMPORT_REJECTED, /* `error` says why; what was in force stays */
    IMPORT_FAILED    /* the disk; likewise */
};

enum import_result import_run(const struct import_request *request, struct error *error);

#endif
