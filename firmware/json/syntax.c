/* Checks a text against the grammar of JSON before it is parsed, and words what is wrong. */
#include "json/internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* cJSON takes more than RFC 8259 allows (01, 1., control characters, \u0000, what follows a NUL),
   cuts numbers at 63 characters and tells of an error no more than its place. */
enum { LONGEST_NUMBER = 63 };

enum expect { VALUE, FIRST_VALUE, KEY, FIRST_KEY, COLON, COMMA, NOTHING };

struct scan {
    const char *text;
    size_t length;
    size_t at;
    size_t depth;
    char closers[JSON_MOST_DEPTH];
    enum expect expect;
    struct json_problem *problem;
};

static bool complain(struct scan *scan, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool complain(struct scan *scan, size_t offset, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct text text = text_over(scan->problem->sentence, sizeof scan->problem->sentence);
    text_addv(&text, format, args);
    va_end(args);
    scan->problem->offset = offset;
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '+' || c == '-' || c == '.';
}

static char char_at(const struct scan *scan, size_t offset)
{
    return offset < scan->length ? scan->text[offset] : '\0';
}

/* A NUL inside the text has no word characters behind it and so ends every run. */
static size_t word_length(const struct scan *scan, size_t from)
{
    size_t end = from;
    while (end < scan->length && is_word(scan->text[end]))
        end++;
    return end - from;
}

/* What stands at the scan's place, for a sentence. */
static void describe(const struct scan *scan, char buffer[static JSON_FOUND_TEXT])
{
    unsigned char c = (unsigned char)char_at(scan, scan->at);
    size_t length = word_length(scan, scan->at);
    if (scan->at >= scan->length)
        text_copy(buffer, JSON_FOUND_TEXT, "the end of the text");
    else if (c == '"')
        text_copy(buffer, JSON_FOUND_TEXT, "a text");
    else if (c < 0x20 || c == 0x7F)
        snprintf(buffer, JSON_FOUND_TEXT, "the control character %02x", c);
    else if (length > 40)
        snprintf(buffer, JSON_FOUND_TEXT, "\"%.40s…\"", scan->text + scan->at);
    else if (length > 0)
        snprintf(buffer, JSON_FOUND_TEXT, "\"%.*s\"", (int)length, scan->text + scan->at);
    else
        snprintf(buffer, JSON_FOUND_TEXT, "\"%.*s\"",
                 c < 0x80   ? 1
                 : c < 0xE0 ? 2
                 : c < 0xF0 ? 3
                            : 4,
                 scan->text + scan->at);
}

static bool complain_expected(struct scan *scan, const char *expected)
{
    char found[JSON_FOUND_TEXT];
    describe(scan, found);
    return complain(scan, scan->at, "expected %s, found %s", expected, found);
}

/* The value of four hexadecimal digits, or -1. */
static int hex4(const struct scan *scan, size_t offset)
{
    static const char digits[] = "0123456789abcdef";
    int value = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = char_at(scan, offset + i);
        if (c >= 'A' && c <= 'F')
            c = (char)(c - 'A' + 'a');
        const char *digit = c ? strchr(digits, c) : NULL;
        if (!digit)
            return -1;
        value = value * 16 + (int)(digit - digits);
    }
    return value;
}

/* Bytes of the \u escape at `offset`, 0 where it is wrong. */
static size_t unicode_escape(struct scan *scan, size_t offset)
{
    int code = hex4(scan, offset + 2);
    if (code < 0) {
        complain(scan, offset, "\\u needs four hexadecimal digits");
        return 0;
    }
    if (code == 0) {
        complain(scan, offset, "\\u0000 is not allowed in a text");
        return 0;
    }
    if (code < 0xD800 || code > 0xDFFF)
        return 6;
    bool pair = code < 0xDC00 && char_at(scan, offset + 6) == '\\' &&
                char_at(scan, offset + 7) == 'u' && (hex4(scan, offset + 8) & 0xFC00) == 0xDC00 &&
                hex4(scan, offset + 8) > 0;
    if (pair)
        return 12;
    complain(scan, offset, "\\u%04x is half of a pair and stands alone", (unsigned)code);
    return 0;
}

/* Bytes of the escape at `offset`, 0 where it is wrong. */
static size_t escape_length(struct scan *scan, size_t offset)
{
    char c = char_at(scan, offset + 1);
    if (c == 'u')
        return unicode_escape(scan, offset);
    if (c && strchr("\"\\/bfnrt", c))
        return 2;
    complain(scan, offset, "a backslash is followed by one of \" \\ / b f n r t u");
    return 0;
}

static bool scan_text(struct scan *scan)
{
    size_t start = scan->at;
    size_t i = start + 1;
    while (i < scan->length && scan->text[i] != '"') {
        unsigned char c = (unsigned char)scan->text[i];
        if (c == '\n')
            return complain(scan, start, "this text is not closed before the end of the line");
        if (c < 0x20)
            return complain(scan, i, "a text holds the control character %02x", c);
        size_t step = c == '\\' ? escape_length(scan, i) : 1;
        if (step == 0)
            return false;
        i += step;
    }
    if (i >= scan->length)
        return complain(scan, start, "this text is never closed");
    scan->at = i + 1;
    return true;
}

static size_t digits_at(const struct scan *scan, size_t offset)
{
    size_t count = 0;
    while (is_digit(char_at(scan, offset + count)))
        count++;
    return count;
}

/* Where the number that starts at `i` ends; `i` itself where there is none. */
static size_t number_end(const struct scan *scan, size_t i)
{
    size_t start = i;
    i += char_at(scan, i) == '-';
    size_t whole = digits_at(scan, i);
    if (whole == 0 || (whole > 1 && char_at(scan, i) == '0'))
        return start;
    i += whole;
    if (char_at(scan, i) == '.') {
        size_t fraction = digits_at(scan, i + 1);
        i += fraction ? fraction + 1 : 0;
    }
    if (char_at(scan, i) == 'e' || char_at(scan, i) == 'E') {
        size_t sign = char_at(scan, i + 1) == '-' || char_at(scan, i + 1) == '+';
        size_t exponent = digits_at(scan, i + 1 + sign);
        i += exponent ? exponent + 1 + sign : 0;
    }
    return i;
}

static bool scan_number(struct scan *scan)
{
    size_t length = word_length(scan, scan->at);
    if (length > LONGEST_NUMBER)
        return complain(scan, scan->at, "a number has %d characters at most", LONGEST_NUMBER);
    if (number_end(scan, scan->at) != scan->at + length)
        return complain(scan, scan->at, "\"%.*s\" is not a number as JSON writes it", (int)length,
                        scan->text + scan->at);
    scan->at += length;
    return true;
}

static bool scan_word(struct scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t length = word_length(scan, scan->at);
    for (size_t i = 0; i < 3; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], scan->text + scan->at, length) == 0) {
            scan->at += length;
            return true;
        }
    }
    return complain_expected(scan, "a value");
}

static bool open_level(struct scan *scan, char closer)
{
    if (scan->depth == JSON_MOST_DEPTH)
        return complain(scan, scan->at, "objects and lists are nested more than %d deep",
                        JSON_MOST_DEPTH);
    scan->closers[scan->depth++] = closer;
    scan->expect = closer == '}' ? FIRST_KEY : FIRST_VALUE;
    scan->at++;
    return true;
}

static enum expect after_value(const struct scan *scan)
{
    return scan->depth ? COMMA : NOTHING;
}

static bool close_level(struct scan *scan)
{
    scan->depth--;
    scan->at++;
    scan->expect = after_value(scan);
    return true;
}

static bool closes(const struct scan *scan)
{
    return scan->depth && char_at(scan, scan->at) == scan->closers[scan->depth - 1];
}

static bool scan_value(struct scan *scan)
{
    char c = char_at(scan, scan->at);
    if (scan->expect == FIRST_VALUE && closes(scan))
        return close_level(scan);
    if (c == '{' || c == '[')
        return open_level(scan, c == '{' ? '}' : ']');
    if (c == ']' && closes(scan))
        return complain_expected(scan, "a value behind the comma");
    scan->expect = after_value(scan);
    if (c == '"')
        return scan_text(scan);
    return is_digit(c) || c == '-' ? scan_number(scan) : scan_word(scan);
}

static bool scan_key(struct scan *scan)
{
    if (scan->expect == FIRST_KEY && closes(scan))
        return close_level(scan);
    if (char_at(scan, scan->at) != '"')
        return complain_expected(scan, scan->expect == KEY ? "a key in quotes behind the comma"
                                                           : "a key in quotes or \"}\"");
    scan->expect = COLON;
    return scan_text(scan);
}

static bool scan_colon(struct scan *scan)
{
    if (char_at(scan, scan->at) != ':')
        return complain_expected(scan, "\":\" behind the key");
    scan->at++;
    scan->expect = VALUE;
    return true;
}

static bool scan_comma(struct scan *scan)
{
    char closer = scan->closers[scan->depth - 1];
    if (closes(scan))
        return close_level(scan);
    if (char_at(scan, scan->at) != ',')
        return complain_expected(scan, closer == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
    scan->at++;
    scan->expect = closer == '}' ? KEY : VALUE;
    return true;
}

static bool scan_step(struct scan *scan)
{
    switch (scan->expect) {
    case VALUE:
    case FIRST_VALUE:
        return scan_value(scan);
    case KEY:
    case FIRST_KEY:
        return scan_key(scan);
    case COLON:
        return scan_colon(scan);
    case COMMA:
        return scan_comma(scan);
    case NOTHING:
        return complain_expected(scan, "nothing more");
    }
    return false;
}

static void skip_blanks(struct scan *scan)
{
    static const char blanks[] = {' ', '\t', '\r', '\n'};
    while (scan->at < scan->length && memchr(blanks, scan->text[scan->at], sizeof blanks))
        scan->at++;
}

bool json_check_syntax(const char *text, size_t length, struct json_problem *ret_problem)
{
    struct scan scan = {.text = text, .length = length, .expect = VALUE, .problem = ret_problem};
    skip_blanks(&scan);
    while (scan.expect != NOTHING || scan.at < length) {
        if (!scan_step(&scan))
            return false;
        skip_blanks(&scan);
    }
    return true;
}
