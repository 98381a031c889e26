/* EDIDs made for a test. */
#ifndef WALLBOARD_TESTS_SCREEN_EDID_H
#define WALLBOARD_TESTS_SCREEN_EDID_H

#include <stdint.h>
#include <string.h>

#include "draw/geometry.h"

enum { EDID_BLOCK = 128 };

static inline void edid_seal(uint8_t *edid)
{
    unsigned sum = 0;
    for (int i = 0; i < EDID_BLOCK - 1; i++)
        sum += edid[i];
    edid[EDID_BLOCK - 1] = (uint8_t)(256 - sum % 256);
}

/* A display "WALL 55" of this size in mm by its timing and in cm by its basic data. */
static inline void edid_fill(uint8_t *edid, struct size mm, struct size cm)
{
    static const uint8_t HEADER[] = {0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0};
    memset(edid, 0, EDID_BLOCK);
    memcpy(edid, HEADER, sizeof HEADER);
    edid[21] = (uint8_t)cm.w;
    edid[22] = (uint8_t)cm.h;
    edid[54] = 1;
    edid[54 + 12] = (uint8_t)mm.w;
    edid[54 + 13] = (uint8_t)mm.h;
    edid[54 + 14] = (uint8_t)((mm.w >> 8) << 4 | mm.h >> 8);
    memcpy(edid + 72, "\0\0\0\xfc\0WALL 55\n     ", 18);
    edid_seal(edid);
}

#endif
