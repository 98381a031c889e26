/* Pictures as PNG files, by libpng's simplified interface; equal pictures give equal bytes. */
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/file.h"
#include "screen/presenter.h"

static unsigned char *to_rgb(struct frame frame)
{
    size_t pixels = (size_t)frame.size.w * (size_t)frame.size.h;
    unsigned char *rgb = malloc(pixels * 3);
    if (!rgb)
        abort();
    unsigned char *to = rgb;
    for (int y = 0; y < frame.size.h; y++) {
        const char *start = (const char *)frame.pixels + (ptrdiff_t)y * frame.stride;
        const uint32_t *row = (const uint32_t *)(const void *)start;
        for (int x = 0; x < frame.size.w; x++) {
            *to++ = (unsigned char)(row[x] >> 16);
            *to++ = (unsigned char)(row[x] >> 8);
            *to++ = (unsigned char)row[x];
        }
    }
    return rgb;
}

bool png_write(const char *path, struct frame frame, struct error *error)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)frame.size.w,
                       .height = (png_uint_32)frame.size.h,
                       .format = PNG_FORMAT_RGB};
    png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(image);
    unsigned char *rgb = to_rgb(frame);
    unsigned char *bytes = malloc(length);
    if (!bytes)
        abort();
    bool written = png_image_write_to_memory(&image, bytes, &length, 0, rgb, 0, NULL) != 0;
    if (!written)
        error_set(error, "%s: libpng cannot write the picture: %s", path, image.message);
    else
        written = file_replace(path, bytes, length, FILE_FAST, error);
    free(bytes);
    free(rgb);
    return written;
}
