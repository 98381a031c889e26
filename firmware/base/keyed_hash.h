/* A fingerprint of a text that nobody can work out without the key: SipHash-2-4. */
#ifndef WALLBOARD_BASE_KEYED_HASH_H
#define WALLBOARD_BASE_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
    uint64_t low, high;
};

/* Aumasson, Bernstein: SipHash: a fast short-input PRF, 2012. */
uint64_t keyed_hash(struct hash_key key, const void *bytes, size_t length);

/* A key from a text of any length, such as one in a config; equal texts give equal keys. */
struct hash_key keyed_hash_key(const char *text);

#endif
