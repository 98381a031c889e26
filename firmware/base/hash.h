/* A 64-bit fingerprint of bytes, for change detection and tables; not for secrets. */
#ifndef WALLBOARD_BASE_HASH_H
#define WALLBOARD_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bit (Fowler, Noll, Vo). Start with HASH_START and feed the result back in. */
#define HASH_START UINT64_C(14695981039346656037)
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_text(uint64_t hash, const char *text);

#endif
