/* A fingerprint of a text that nobody can work out without the key: SipHash-2-4. */
#include "base/keyed_hash.h"

#include <string.h>

struct sip {
    uint64_t v[4];
};

static uint64_t turned(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static void mix(struct sip *sip, int rounds)
{
    uint64_t *v = sip->v;
    for (int i = 0; i < rounds; i++) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = turned(v[1], 13) ^ v[0];
        v[3] = turned(v[3], 16) ^ v[2];
        v[0] = turned(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = turned(v[1], 17) ^ v[2];
        v[3] = turned(v[3], 21) ^ v[0];
        v[2] = turned(v[2], 32);
    }
}

static void take(struct sip *sip, uint64_t word)
{
    sip->v[3] ^= word;
    mix(sip, 2);
    sip->v[0] ^= word;
}

/* Up to eight bytes, the first one lowest. */
static uint64_t word_of(const unsigned char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = 0; i < count; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

uint64_t keyed_hash(struct hash_key key, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    struct sip sip = {{
        key.low ^ UINT64_C(0x736f6d6570736575),
        key.high ^ UINT64_C(0x646f72616e646f6d),
        key.low ^ UINT64_C(0x6c7967656e657261),
        key.high ^ UINT64_C(0x7465646279746573),
    }};
    size_t whole = length - length % 8;
    for (size_t i = 0; i < whole; i += 8)
        take(&sip, word_of(p + i, 8));
    take(&sip, word_of(p + whole, length % 8) | (uint64_t)length << 56);
    sip.v[2] ^= 0xff;
    mix(&sip, 4);
    return sip.v[0] ^ sip.v[1] ^ sip.v[2] ^ sip.v[3];
}

struct hash_key keyed_hash_key(const char *text)
{
    size_t length = strlen(text);
    return (struct hash_key){keyed_hash((struct hash_key){0, 0}, text, length),
                             keyed_hash((struct hash_key){1, 0}, text, length)};
}
