/* libqrencode's bytes as modules. */
#include "view/qr_code.h"

#include <stddef.h>

#include <qrencode.h>

#include "base/arena.h"

/* Level M bears the loss of 15 % of the code, such as a reflection on the panel. */
struct qr_code qr_code_of(const char *text, struct arena *arena)
{
    struct qr_code code = {0};
    QRcode *encoded = *text ? QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) : NULL;
    if (!encoded)
        return code;
    size_t count = (size_t)encoded->width * (size_t)encoded->width;
    bool *dark = arena_array(arena, count, sizeof *dark);
    for (size_t i = 0; i < count; i++)
        dark[i] = encoded->data[i] & 1;
    code = (struct qr_code){encoded->width, dark};
    QRcode_free(encoded);
    return code;
}
