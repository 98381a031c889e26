/* Whether a file can be a PNG picture, before anything tries to draw it. */
#include "device/png_file.h"

#include <stdint.h>
#include <string.h>

/* PNG, third edition, annex D. */
static uint32_t crc_of(const unsigned char *bytes, size_t length)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static uint32_t read_32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool check_header(const unsigned char *data, const char *name, struct error *error)
{
    uint32_t width = read_32(data), height = read_32(data + 4);
    if (width == 0 || height == 0 || width > PNG_FILE_MOST_PX || height > PNG_FILE_MOST_PX)
        return error_set(error, "%s: is %ux%u pixels, expected at most %dx%d", name, width, height,
                         PNG_FILE_MOST_PX, PNG_FILE_MOST_PX);
    return true;
}

/* Length, type, data, check sum: 12 bytes around the data. */
static bool check_chunks(const unsigned char *bytes, size_t length, const char *name,
                         struct error *error)
{
    for (size_t at = 0; length - at >= 12;) {
        uint32_t size = read_32(bytes + at);
        if (size > length - at - 12)
            break;
        if (crc_of(bytes + at + 4, size + 4) != read_32(bytes + at + 8 + size))
            return error_set(error, "%s: is damaged: a check sum is wrong", name);
        bool header = memcmp(bytes + at + 4, "IHDR", 4) == 0;
        if ((at == 0) != header || (header && size != 13))
            break;
        if (header && !check_header(bytes + at + 8, name, error))
            return false;
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return true;
        at += size + 12;
    }
    return error_set(error, "%s: is damaged or cut short", name);
}

bool png_file_check(struct file_bytes content, const char *name, struct error *error)
{
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    const unsigned char *bytes = (const unsigned char *)content.bytes;
    if (content.length > PNG_FILE_MOST_BYTES)
        return error_set(error, "%s: has %zu bytes, more than the %d allowed", name, content.length,
                         PNG_FILE_MOST_BYTES);
    if (content.length < sizeof signature || memcmp(bytes, signature, sizeof signature) != 0)
        return error_set(error, "%s: is no PNG picture; save it as PNG", name);
    return check_chunks(bytes + sizeof signature, content.length - sizeof signature, name, error);
}
