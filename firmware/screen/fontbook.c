/* The font files: found, kept in memory once, opened by size, asked which of them has a glyph. */
#include "screen/fontbook.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum {
    PATH_BYTES = 512,
    NAME_BYTES = 64,
    FACES = 96, /* scripts times two weights that a wall may ever meet */
    OPEN_FONTS = 32
};

/* One weight of one file; the mapping lasts as long as the book. */
struct face {
    char suffix[NAME_BYTES]; /* "" for the family itself */
    enum draw_face weight;
    int index;   /* in a collection */
    void *bytes; /* NULL: the file is missing */
    size_t length;
};

struct open_font {
    TTF_Font *font;
    int face;
    int size_px;
    uint64_t used_at; /* counts up with every use */
};

struct fontbook {
    char folders[PATH_BYTES];
    char family[NAME_BYTES]; /* as in file names: without blanks */
    struct face faces[FACES];
    int face_count;
    struct open_font open[OPEN_FONTS];
    uint64_t uses;
};

static const char *const WEIGHTS[] = {[FACE_REGULAR] = "Regular", [FACE_BOLD] = "Bold"};
static_assert(sizeof WEIGHTS / sizeof *WEIGHTS == FACE_COUNT, "a name for each weight");

/* Where a character of no particular script is looked for, in this order. */
static const char *const SYMBOL_FACES[] = {"Symbols2", "Symbols", "Math"};

static bool map_file(const char *path, struct face *face)
{
    struct stat status;
    void *bytes = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    if (fstat(fd, &status) == 0 && status.st_size > 0)
        bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return false;
    face->bytes = bytes;
    face->length = (size_t)status.st_size;
    return true;
}

/* Tries the name in each folder of the list. */
static bool map_named(const char *folders, const char *name, struct face *face)
{
    for (const char *folder = folders; *folder;) {
        int length = (int)strcspn(folder, ":");
        char path[PATH_BYTES];
        int written = snprintf(path, sizeof path, "%.*s/%s", length, folder, name);
        if (written > 0 && (size_t)written < sizeof path && map_file(path, face))
            return true;
        folder += length;
        folder += *folder == ':';
    }
    return false;
}

/* "NotoSansArabic-Bold.ttf", or the Regular where there is no Bold. */
static void find_face_file(const struct fontbook *book, struct face *face)
{
    const char *ending = strcmp(face->suffix, "CJK") == 0 ? "ttc" : "ttf";
    char name[2 * NAME_BYTES + 16];
    snprintf(name, sizeof name, "%s%s-%s.%s", book->family, face->suffix, WEIGHTS[face->weight],
             ending);
    if (map_named(book->folders, name, face) || face->weight == FACE_REGULAR)
        return;
    snprintf(name, sizeof name, "%s%s-%s.%s", book->family, face->suffix, WEIGHTS[FACE_REGULAR],
             ending);
    map_named(book->folders, name, face);
}

/* The entry for a file and weight, made at its first use; missing files are remembered too. */
static int face_named(struct fontbook *book, const char *suffix, enum draw_face weight, int index)
{
    for (int i = 0; i < book->face_count; i++) {
        const struct face *face = &book->faces[i];
        if (face->weight == weight && face->index == index && strcmp(face->suffix, suffix) == 0)
            return face->bytes ? i : FONTBOOK_NO_FACE;
    }
    if (book->face_count == FACES)
        return FONTBOOK_NO_FACE;
    struct face *face = &book->faces[book->face_count++];
    *face = (struct face){.weight = weight, .index = index};
    text_copy(face->suffix, sizeof face->suffix, suffix);
    find_face_file(book, face);
    return face->bytes ? book->face_count - 1 : FONTBOOK_NO_FACE;
}

static void copy_without_blanks(char *target, size_t capacity, const char *source)
{
    size_t length = 0;
    for (; *source && length + 1 < capacity; source++)
        if (*source != ' ')
            target[length++] = *source;
    target[length] = '\0';
}

static bool open_family(struct fontbook *book, const char *family, struct error *error)
{
    for (int weight = 0; weight < FACE_COUNT; weight++) {
        int face = face_named(book, "", (enum draw_face)weight, 0);
        if (face == FONTBOOK_NO_FACE)
            return error_set(error,
                             "font \"%s\": no %s-%s.ttf in %s; install the package that has it "
                             "(Noto Sans: fonts-noto-core)",
                             family, book->family, WEIGHTS[weight], book->folders);
        assert(face == weight);
        if (!fontbook_font(book, face, 16))
            return error_set(error, "font \"%s\": %s-%s.ttf cannot be opened: %s", family,
                             book->family, WEIGHTS[weight], TTF_GetError());
    }
    return true;
}

bool fontbook_new(const char *folders, const char *family, struct fontbook **ret_book,
                  struct error *error)
{
    if (TTF_Init() != 0)
        return error_set(error, "SDL_ttf cannot start: %s", TTF_GetError());
    struct fontbook *book = calloc(1, sizeof *book);
    if (!book)
        abort();
    text_copy(book->folders, sizeof book->folders, folders);
    copy_without_blanks(book->family, sizeof book->family, family);
    if (!open_family(book, family, error)) {
        fontbook_free(book);
        return false;
    }
    *ret_book = book;
    return true;
}

void fontbook_free(struct fontbook *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < OPEN_FONTS; i++)
        if (book->open[i].font)
            TTF_CloseFont(book->open[i].font);
    for (int i = 0; i < book->face_count; i++)
        if (book->faces[i].bytes)
            munmap(book->faces[i].bytes, book->faces[i].length);
    free(book);
    TTF_Quit();
}

/* Light hinting snaps stems to whole rows only: crisp baselines and x-heights, while widths and
   shapes stay the designer's; FreeType's own hinter gives the same result on every processor. */
static TTF_Font *open_face(const struct face *face, int size_px)
{
    SDL_RWops *file = SDL_RWFromConstMem(face->bytes, (int)face->length);
    if (!file)
        return NULL;
    /* At SDL_ttf's 72 dpi a point is a pixel. */
    TTF_Font *font = TTF_OpenFontIndexRW(file, 1, size_px, face->index);
    if (font)
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    return font;
}

static struct open_font *least_recent(struct fontbook *book)
{
    struct open_font *oldest = &book->open[0];
    for (size_t i = 0; i < OPEN_FONTS; i++)
        if (book->open[i].used_at < oldest->used_at)
            oldest = &book->open[i];
    return oldest;
}

TTF_Font *fontbook_font(struct fontbook *book, int face, int size_px)
{
    for (size_t i = 0; i < OPEN_FONTS; i++) {
        struct open_font *open = &book->open[i];
        if (open->font && open->face == face && open->size_px == size_px) {
            open->used_at = ++book->uses;
            return open->font;
        }
    }
    struct open_font *slot = least_recent(book);
    if (slot->font)
        TTF_CloseFont(slot->font);
    *slot = (struct open_font){open_face(&book->faces[face], size_px), face, size_px, ++book->uses};
    return slot->font;
}

bool fontbook_provides(struct fontbook *book, int face, int size_px, uint32_t character)
{
    if (face == FONTBOOK_NO_FACE)
        return false;
    TTF_Font *font = fontbook_font(book, face, size_px);
    return font && TTF_GlyphIsProvided32(font, character);
}

static int script_face(struct fontbook *book, const struct fontbook_need *need)
{
    int index = script_is_cjk(need->script) ? (int)need->cjk : 0;
    const char *suffix = need->script->suffix ? need->script->suffix : "";
    return face_named(book, suffix, need->font.face, index);
}

static int symbol_face(struct fontbook *book, const struct fontbook_need *need)
{
    for (size_t i = 0; i < sizeof SYMBOL_FACES / sizeof *SYMBOL_FACES; i++) {
        int face = face_named(book, SYMBOL_FACES[i], need->font.face, 0);
        if (fontbook_provides(book, face, need->font.size_px, need->character))
            return face;
    }
    int cjk = face_named(book, "CJK", need->font.face, (int)need->cjk);
    return fontbook_provides(book, cjk, need->font.size_px, need->character) ? cjk
                                                                             : FONTBOOK_NO_FACE;
}

/* Of the script the character's own block is of, such as the Arabic comma after a Latin name; else
   of symbols. */
static int fallback_face(struct fontbook *book, const struct fontbook_need *need)
{
    struct fontbook_need own = *need;
    own.script = script_of(need->character);
    int face = script_face(book, &own);
    return fontbook_provides(book, face, need->font.size_px, need->character)
               ? face
               : symbol_face(book, need);
}

int fontbook_find(struct fontbook *book, const struct fontbook_need *need)
{
    int family = (int)need->font.face;
    int own = script_face(book, need);
    bool letter = script_kind_of(need->character) == SCRIPT_OWN;
    int order[] = {letter ? own : family, letter ? family : own};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (fontbook_provides(book, order[i], need->font.size_px, need->character))
            return order[i];
    return fallback_face(book, need);
}
