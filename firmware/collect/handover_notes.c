/* Notes for the next shift from a text file that people keep. */
#include "collect/handover_notes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/text.h"

struct handover_notes {
    const char *path;
    struct arena *arena; /* of the notes as they were last read */
    struct handover_note *list;
    size_t count;
    struct timespec changed_at; /* of the file that was read */
    off_t size;
    bool seen;
    bool missed; /* that the file is missing has been said */
};

struct handover_notes *handover_notes_new(const char *path)
{
    struct handover_notes *notes = calloc(1, sizeof *notes);
    if (!notes)
        abort();
    notes->path = path;
    notes->arena = arena_new();
    return notes;
}

void handover_notes_free(struct handover_notes *notes)
{
    if (!notes)
        return;
    arena_free(notes->arena);
    free(notes);
}

static void drop(struct handover_notes *notes)
{
    arena_free(notes->arena);
    notes->arena = arena_new();
    notes->list = NULL;
    notes->count = 0;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Cuts the blanks at both ends. */
static char *trimmed(char *line)
{
    while (is_blank(*line))
        line++;
    size_t length = strlen(line);
    while (length > 0 && is_blank(line[length - 1]))
        length--;
    line[length] = '\0';
    return line;
}

/* Text of one line, in which a tab may stand but no other control character. */
static bool is_text(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)line[i];
        bool control = (byte < 0x20 && !is_blank(line[i])) || byte == 0x7F;
        if (control)
            return false;
    }
    return text_utf8_valid(line, length);
}

/* The author stands last in brackets; brackets around all of the line are a part of the note. */
static const char *take_author(char *line)
{
    size_t length = strlen(line);
    char *open = strrchr(line, '[');
    if (!open || open == line || line[length - 1] != ']' || open[1] == ']')
        return NULL;
    line[length - 1] = '\0';
    *open = '\0';
    (void)trimmed(line);
    return trimmed(open + 1);
}

static const char *shortened(struct arena *arena, const char *line)
{
    const char *at = line;
    const char *cut = NULL;
    for (int count = 0; *at; count++) {
        if (count == HANDOVER_NOTES_CHARACTERS - 1)
            cut = at;
        if (count == HANDOVER_NOTES_CHARACTERS)
            return arena_textf(arena, "%.*s…", (int)(cut - line), line);
        (void)text_utf8_next(&at);
    }
    return arena_text(arena, line);
}

static void add_note(struct handover_notes *notes, char *line)
{
    const char *author = take_author(line);
    notes->list[notes->count++] = (struct handover_note){
        .text = shortened(notes->arena, line),
        .by = author && author[0] ? shortened(notes->arena, author) : NULL,
    };
}

/* What is wrong with a file, as its first line of that kind. */
struct mistakes {
    int broken_line; /* 0: none */
    int surplus;
};

static void read_line(struct handover_notes *notes, char *line, size_t length, int number,
                      struct mistakes *mistakes)
{
    if (!is_text(line, length)) {
        if (mistakes->broken_line == 0)
            mistakes->broken_line = number;
        return;
    }
    char *content = trimmed(line);
    if (content[0] == '\0' || content[0] == '#')
        return;
    if (notes->count == HANDOVER_NOTES_MOST)
        mistakes->surplus++;
    else
        add_note(notes, content);
}

static void tell(const struct handover_notes *notes, const struct mistakes *mistakes)
{
    if (mistakes->broken_line > 0)
        log_warning("%s:%d: expected a note in UTF-8, found bytes that are no text: lines such as "
                    "this one are skipped",
                    notes->path, mistakes->broken_line);
    if (mistakes->surplus > 0)
        log_warning("%s has %d notes more than the %d that are shown", notes->path,
                    mistakes->surplus, HANDOVER_NOTES_MOST);
}

static void read_lines(struct handover_notes *notes, char *bytes, size_t length)
{
    static const char MARK[] = "\xEF\xBB\xBF"; /* of byte order, as some editors write it */
    struct mistakes mistakes = {0, 0};
    char *end = bytes + length;
    char *line = bytes + (strncmp(bytes, MARK, 3) == 0 ? 3 : 0);
    notes->list = arena_array(notes->arena, HANDOVER_NOTES_MOST, sizeof *notes->list);
    for (int number = 1; line < end; number++) {
        char *stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop)
            stop = end;
        *stop = '\0';
        read_line(notes, line, (size_t)(stop - line), number, &mistakes);
        line = stop + 1;
    }
    tell(notes, &mistakes);
}

static void read_file(struct handover_notes *notes)
{
    struct error error;
    struct file_bytes file;
    struct arena *arena = arena_new();
    drop(notes);
    if (file_read(notes->path, HANDOVER_NOTES_BYTES, arena, &file, &error))
        read_lines(notes, arena_bytes(arena, file.bytes, file.length), file.length);
    else
        log_warning("%s: the handover has no notes of it", error.text);
    arena_free(arena);
}

static void miss(struct handover_notes *notes)
{
    if (!notes->missed)
        log_warning("cannot open %s: %s: the handover has no notes of it", notes->path,
                    strerror(errno));
    notes->missed = true;
    notes->seen = false;
    drop(notes);
}

static bool is_as_read(const struct handover_notes *notes, const struct stat *info)
{
    return notes->seen && notes->size == info->st_size &&
           notes->changed_at.tv_sec == info->st_mtim.tv_sec &&
           notes->changed_at.tv_nsec == info->st_mtim.tv_nsec;
}

size_t handover_notes_step(struct handover_notes *notes, const struct handover_note **ret_notes)
{
    struct stat info;
    if (notes->path && stat(notes->path, &info) != 0) {
        miss(notes);
    } else if (notes->path && !is_as_read(notes, &info)) {
        notes->seen = true;
        notes->missed = false;
        notes->changed_at = info.st_mtim;
        notes->size = info.st_size;
        read_file(notes);
    }
    *ret_notes = notes->list;
    return notes->count;
}
