/* Reads PNG files into memory, bounded in bytes and pixels. */
#include "screen/picture_book.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "screen/picture_scale.h"

enum { MOST_BYTES = 4 * 1024 * 1024, MOST_SIDE = 4096, KEPT_SIDE = 1024 };

struct leaf {
    struct draw_picture picture; /* `argb` is owned; NULL: it could not be read */
    struct error trouble;
};

struct picture_book {
    struct leaf *leaves;
    size_t count;
};

/* Larger than any wall shows one. */
static void shrink(struct draw_picture *picture)
{
    int longer = picture->size.w > picture->size.h ? picture->size.w : picture->size.h;
    if (longer <= KEPT_SIDE)
        return;
    struct size size = {(int)((int64_t)picture->size.w * KEPT_SIDE / longer),
                        (int)((int64_t)picture->size.h * KEPT_SIDE / longer)};
    size.w = size.w > 0 ? size.w : 1;
    size.h = size.h > 0 ? size.h : 1;
    uint32_t *argb = picture_scale(picture, size);
    free((void *)(uintptr_t)picture->argb);
    picture->argb = argb;
    picture->size = size;
}

/* libpng gives bytes; what the list holds are words with alpha in the highest byte. */
static void make_words(uint32_t *argb, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned char bgra[4];
        memcpy(bgra, &argb[i], sizeof bgra);
        argb[i] =
            (uint32_t)bgra[3] << 24 | (uint32_t)bgra[2] << 16 | (uint32_t)bgra[1] << 8 | bgra[0];
    }
}

static bool decode(const char *path, struct file_bytes bytes, struct draw_picture *ret_picture,
                   struct error *error)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, bytes.bytes, bytes.length))
        return error_set(error, "%s: this is no PNG picture: %s", path, image.message);
    if (image.width > MOST_SIDE || image.height > MOST_SIDE) {
        error_set(error, "%s: the picture has %ux%u pixels, expected at most %dx%d", path,
                  image.width, image.height, MOST_SIDE, MOST_SIDE);
        png_image_free(&image);
        return false;
    }
    image.format = PNG_FORMAT_BGRA;
    uint32_t *argb = malloc(PNG_IMAGE_SIZE(image));
    if (!argb)
        abort();
    if (!png_image_finish_read(&image, NULL, argb, 0, NULL)) {
        free(argb);
        return error_set(error, "%s: the picture is damaged: %s", path, image.message);
    }
    make_words(argb, (size_t)image.width * (size_t)image.height);
    *ret_picture =
        (struct draw_picture){.size = {(int)image.width, (int)image.height}, .argb = argb};
    return true;
}

static bool read_leaf(const char *path, struct draw_picture *ret_picture, struct error *error)
{
    struct arena *arena = arena_new();
    struct file_bytes bytes;
    struct draw_picture picture = {.argb = NULL};
    bool read =
        file_read(path, MOST_BYTES, arena, &bytes, error) && decode(path, bytes, &picture, error);
    if (read) {
        picture.id = hash_bytes(HASH_START, bytes.bytes, bytes.length);
        shrink(&picture);
        *ret_picture = picture;
    }
    arena_free(arena);
    return read;
}

struct picture_book *picture_book_new(const struct picture_file *files, size_t count)
{
    struct picture_book *book = calloc(1, sizeof *book);
    if (!book)
        abort();
    book->leaves = calloc(count + 1, sizeof *book->leaves);
    if (!book->leaves)
        abort();
    book->count = count;
    for (size_t i = 0; i < count; i++) {
        struct leaf *leaf = &book->leaves[i];
        if (!read_leaf(files[i].path, &leaf->picture, &leaf->trouble))
            log_warning("picture \"%s\": %s", files[i].name, leaf->trouble.text);
    }
    return book;
}

void picture_book_free(struct picture_book *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->count; i++)
        free((void *)(uintptr_t)book->leaves[i].picture.argb);
    free(book->leaves);
    free(book);
}

const struct draw_picture *picture_book_at(const struct picture_book *book, size_t index)
{
    const struct leaf *leaf = &book->leaves[index];
    return leaf->picture.argb ? &leaf->picture : NULL;
}

const char *picture_book_trouble(const struct picture_book *book, size_t index)
{
    const struct leaf *leaf = &book->leaves[index];
    return leaf->picture.argb ? NULL : leaf->trouble.text;
}
