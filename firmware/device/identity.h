/* Which board this is: its model, serial number, host name and addresses. */
#ifndef WALLBOARD_DEVICE_IDENTITY_H
#define WALLBOARD_DEVICE_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum { IDENTITY_TEXT = 128 };

struct identity {
    char model[IDENTITY_TEXT];  /* "Raspberry Pi 4 Model B Rev 1.4"; "": not told */
    char serial[IDENTITY_TEXT]; /* as on the board's label; without one the MAC address's digits */
    char mac[IDENTITY_TEXT];    /* "dca632010203", of the first wired interface, else the first */
};

/* `root` stands before /proc and /sys: "" on a board, a folder of a test's. Never fails. */
struct identity identity_read(const char *root);

/* The template with {serial} and {mac} filled in, made fit for a host name: at most 63 characters,
   the front ones kept. */
void identity_hostname(const struct identity *identity, const char *template, char *buffer,
                       size_t capacity);

/* Those under which others reach the board: not loopback, not link-local; in the arena. */
const char *const *identity_addresses(struct arena *arena, size_t *ret_count);

#endif
