/* A person's name as words: where they divide, and what scripts they are written in. */
#include "view/name_words.h"

#include <string.h>

#include "base/text.h"

static bool is_between(uint32_t character, uint32_t low, uint32_t high)
{
    return character >= low && character <= high;
}

bool name_is_han(uint32_t character)
{
    return is_between(character, 0x3400, 0x9FFF) || is_between(character, 0xF900, 0xFAFF) ||
           is_between(character, 0x20000, 0x323AF) || character == 0x3005;
}

bool name_is_kana(uint32_t character)
{
    return is_between(character, 0x3041, 0x30FA) || is_between(character, 0x30FC, 0x30FF);
}

bool name_is_hangul(uint32_t character)
{
    return is_between(character, 0xAC00, 0xD7A3);
}

bool name_is_arabic(uint32_t character)
{
    return is_between(character, 0x0600, 0x06FF) || is_between(character, 0x0750, 0x077F);
}

/* Between the parts of a foreign name in Chinese and Japanese. */
static bool is_middle_dot(uint32_t character)
{
    return character == 0xB7 || character == 0x2027 || character == 0x30FB;
}

static bool divides(uint32_t character, bool address)
{
    if (address && (character == '.' || character == '_'))
        return true;
    return character == ' ' || character == '\t' || character == 0xA0 || character == 0x202F ||
           character == 0x3000 || is_between(character, 0x2000, 0x200A) || is_middle_dot(character);
}

static void add_words(struct name_words *words, const char *text, const char *end, bool address)
{
    struct name_word word = {text, 0};
    while (text <= end) {
        const char *after = text;
        uint32_t character = text < end ? text_utf8_next(&after) : ' ';
        bool over = divides(character, address);
        words->dotted |= is_middle_dot(character);
        if (over && word.length > 0 && words->count < NAME_WORDS_MOST)
            words->words[words->count++] = word;
        if (over)
            word = (struct name_word){after, 0};
        else
            word.length += (int)(after - text);
        if (text == end)
            break;
        text = after;
    }
}

struct name_words name_words_of(const char *name)
{
    struct name_words words = {.count = 0};
    const char *end = name + strlen(name), *at = strchr(name, '@'), *comma = strchr(name, ',');
    if (at && at > name) {
        add_words(&words, name, at, true);
    } else if (comma) {
        add_words(&words, comma + 1, end, false);
        add_words(&words, name, comma, false);
    } else {
        add_words(&words, name, end, false);
    }
    return words;
}

bool name_word_is(struct name_word word, const char *text)
{
    return strlen(text) == (size_t)word.length && memcmp(word.text, text, (size_t)word.length) == 0;
}

uint32_t name_word_first(struct name_word word)
{
    const char *text = word.text;
    return word.length > 0 ? text_utf8_next(&text) : 0;
}

bool name_word_is_initial(struct name_word word)
{
    const char *after = word.text;
    uint32_t first = word.length > 0 ? text_utf8_next(&after) : 0;
    int rest = word.length - (int)(after - word.text);
    bool whole = name_is_han(first) || name_is_kana(first) || name_is_hangul(first);
    return !whole && (rest == 0 || (rest == 1 && *after == '.'));
}
