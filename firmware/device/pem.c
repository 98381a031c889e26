/* Whether a file can be what its name promises: certificates or a key as PEM (RFC 7468). */
#include "device/pem.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

enum { LABEL = 40 };

struct scan {
    const char *name;
    enum pem_kind kind;
    size_t line;
    size_t begun_at;   /* line of the open block; 0: none is open */
    char label[LABEL]; /* of the open block, "CERTIFICATE" */
    size_t digits;     /* of base64 in it */
    size_t found;      /* blocks of the kind */
};

static bool is_key(const char *label)
{
    return text_ends(label, "PRIVATE KEY");
}

static bool is_wanted(const struct scan *scan)
{
    if (scan->kind == PEM_KEY)
        return is_key(scan->label);
    return text_equal(scan->label, "CERTIFICATE") || text_equal(scan->label, "TRUSTED CERTIFICATE");
}

/* "-----BEGIN CERTIFICATE-----" → "CERTIFICATE" */
static bool read_label(const char *line, size_t length, const char *word, char label[static LABEL])
{
    size_t front = strlen(word);
    if (length < front + 5 || memcmp(line, word, front) != 0 ||
        memcmp(line + length - 5, "-----", 5) != 0 || length - front - 5 >= LABEL)
        return false;
    memcpy(label, line + front, length - front - 5);
    label[length - front - 5] = '\0';
    return true;
}

static bool begin_block(struct scan *scan, struct error *error)
{
    if (scan->begun_at)
        return error_set(error, "%s:%zu: a block begins before that of line %zu has ended",
                         scan->name, scan->line, scan->begun_at);
    if (scan->kind == PEM_CERTIFICATES && is_key(scan->label))
        return error_set(error,
                         "%s:%zu: a private key has no place here, only certificates: take it out, "
                         "and trust it no more",
                         scan->name, scan->line);
    scan->begun_at = scan->line;
    scan->digits = 0;
    return true;
}

static bool end_block(struct scan *scan, const char *label, struct error *error)
{
    if (!scan->begun_at || !text_equal(scan->label, label))
        return error_set(error, "%s:%zu: the end of a block that has not begun", scan->name,
                         scan->line);
    if (scan->digits < 64 || scan->digits % 4 != 0)
        return error_set(error, "%s:%zu: the block that begins here is cut short", scan->name,
                         scan->begun_at);
    scan->found += is_wanted(scan);
    scan->begun_at = 0;
    return true;
}

/* Headers of an old encrypted key ("Proc-Type: …") have a colon. */
static bool take_body(struct scan *scan, const char *line, size_t length, struct error *error)
{
    if (memchr(line, ':', length) && is_key(scan->label))
        return true;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)line[i]) && line[i] != '+' && line[i] != '/' && line[i] != '=')
            return error_set(error, "%s:%zu: this is no base64: is the file damaged?", scan->name,
                             scan->line);
    }
    scan->digits += length;
    return true;
}

/* What stands between blocks is a remark. */
static bool take_line(struct scan *scan, const char *line, size_t length, struct error *error)
{
    char label[LABEL];
    if (read_label(line, length, "-----BEGIN ", label)) {
        bool good = true;
        if (!scan->begun_at)
            memcpy(scan->label, label, sizeof label);
        good = begin_block(scan, error);
        return good;
    }
    if (read_label(line, length, "-----END ", label))
        return end_block(scan, label, error);
    return !scan->begun_at || take_body(scan, line, length, error);
}

bool pem_check(struct file_bytes content, const char *name, enum pem_kind kind, struct error *error)
{
    struct scan scan = {.name = name, .kind = kind};
    const char *what = kind == PEM_KEY ? "private key" : "certificate";
    if (content.length > PEM_MOST_BYTES)
        return error_set(error, "%s: has %zu bytes, more than the %d allowed", name, content.length,
                         PEM_MOST_BYTES);
    for (size_t at = 0; at < content.length;) {
        const char *line = content.bytes + at;
        const char *end = memchr(line, '\n', content.length - at);
        size_t length = end ? (size_t)(end - line) : content.length - at;
        at += length + 1;
        scan.line++;
        while (length > 0 && isspace((unsigned char)line[length - 1]))
            length--;
        if (!take_line(&scan, line, length, error))
            return false;
    }
    if (scan.begun_at)
        return error_set(error, "%s:%zu: the block that begins here does not end", name,
                         scan.begun_at);
    return scan.found > 0 ||
           error_set(error,
                     "%s: holds no %s in PEM (\"-----BEGIN …\"); convert it: openssl x509 -inform "
                     "der -outform pem",
                     name, what);
}
