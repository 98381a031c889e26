/* A text as the modules of a QR code. */
#ifndef WALLBOARD_VIEW_QR_CODE_H
#define WALLBOARD_VIEW_QR_CODE_H

#include <stdbool.h>

struct arena;

/* The longest text in bytes: more would need modules too small for a wall. */
enum { QR_CODE_MOST = 300 };

struct qr_code {
    int side;         /* modules, without the quiet zone; 0: none */
    const bool *dark; /* side × side, row by row */
};

/* In the arena. Side 0 where the text is empty or this build has no libqrencode. */
struct qr_code qr_code_of(const char *text, struct arena *arena);

#endif
