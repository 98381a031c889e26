/* First names and initials, by the custom of the script that a name is written in. */
#include "view/names.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/name_words.h"

static bool is_one_of(struct name_word word, const char *const *list)
{
    while (*list && !name_word_is(word, *list))
        list++;
    return *list != NULL;
}

static bool ends_as(struct name_word word, const char *const *endings)
{
    for (; *endings; endings++) {
        int length = (int)strlen(*endings);
        if (word.length > length &&
            memcmp(word.text + word.length - length, *endings, (size_t)length) == 0)
            return true;
    }
    return false;
}

static bool is_patronymic(struct name_word word)
{
    static const char *const ENDINGS[] = {"вич", "ьич", "вна", "ична", NULL};
    return ends_as(word, ENDINGS);
}

static bool is_vietnamese(const struct name_words *name)
{
    static const char *const FAMILIES[] = {"Nguyễn", "Trần",  "Lê",   "Phạm", "Hoàng", "Huỳnh",
                                           "Vũ",     "Võ",    "Đặng", "Bùi",  "Đỗ",    "Hồ",
                                           "Ngô",    "Dương", "Lý",   NULL};
    return name->count > 1 && is_one_of(name->words[0], FAMILIES);
}

/* Bytes of the family name at the word's beginning; 0: it has none. */
static int family_bytes(struct name_word word)
{
    static const char *const DOUBLES[] = {"欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛",
                                          "司徒", "东方", "東方", "皇甫", "慕容", "令狐", "夏侯",
                                          "남궁", "황보", "제갈", "사공", "선우", "독고", NULL};
    const char *end = word.text + word.length, *p = word.text;
    uint32_t first = name_word_first(word);
    int at[3] = {0}; /* where the second and the third character begin */
    size_t count = 0;
    while (p < end) {
        int begin = (int)(p - word.text);
        if (name_is_kana(text_utf8_next(&p)) && count > 0)
            return begin;
        if (++count < 3)
            at[count] = (int)(p - word.text);
    }
    bool twice = count > 2 && is_one_of((struct name_word){word.text, at[2]}, DOUBLES);
    if (count < 2)
        return 0;
    return twice || (count > 3 && name_is_han(first)) ? at[2] : at[1];
}

static bool is_east_asian(uint32_t character)
{
    return name_is_han(character) || name_is_kana(character) || name_is_hangul(character);
}

static struct name_word rest_of(struct name_word word, int bytes)
{
    return (struct name_word){word.text + bytes, word.length - bytes};
}

/* Both words as one, with what stands between them. */
static struct name_word joined(struct name_word a, struct name_word b)
{
    return (struct name_word){a.text, (int)(b.text - a.text) + b.length};
}

static struct name_word arabic_given(const struct name_words *name)
{
    static const char *const BEFORE[] = {"عبد", "أبو", "ابو", "أم", "ام", NULL};
    static const char *const BEHIND[] = {"الدين", "الله", NULL};
    struct name_word first = name->words[0];
    bool joins = name->count > 1 && (is_one_of(first, BEFORE) || is_one_of(name->words[1], BEHIND));
    return joins ? joined(first, name->words[1]) : first;
}

static struct name_word given_of(const struct name_words *name)
{
    const struct name_word *words = name->words;
    uint32_t first = name_word_first(words[0]);
    if (is_east_asian(first) && !name_is_kana(first) && !name->dotted)
        return name->count > 1 ? words[name->count - 1] : rest_of(words[0], family_bytes(words[0]));
    if (name_is_arabic(first))
        return arabic_given(name);
    if (is_vietnamese(name))
        return words[name->count - 1];
    if (name->count == 3 && is_patronymic(words[2]) && !is_patronymic(words[1]))
        return words[1];
    return name->count > 1 && name_word_is_initial(words[0]) ? words[1] : words[0];
}

static const char *first_name(const struct name_words *name, struct arena *arena)
{
    struct name_word given = given_of(name);
    return arena_bytes(arena, given.text, (size_t)given.length);
}

/* Vowel signs of Thai are written before the consonant that they are spoken after. */
static bool is_before_consonant(uint32_t character)
{
    return character >= 0x0E40 && character <= 0x0E44;
}

/* With the marks that belong to it: "É" may be two characters. Empty for what has no initial. */
static struct name_word initial_of(struct name_word word)
{
    static const char *const PARTICLES[] = {"بن", "ابن", "بنت", "آل", NULL};
    static const char ARTICLE[] = "ال";
    int article = (int)strlen(ARTICLE);
    if (is_one_of(word, PARTICLES))
        return (struct name_word){word.text, 0};
    if (word.length > article && memcmp(word.text, ARTICLE, (size_t)article) == 0)
        word = rest_of(word, article);
    const char *end = word.text + word.length, *after = word.text;
    if (is_before_consonant(text_utf8_next(&after)) && after < end)
        word = rest_of(word, (int)(after - word.text));
    after = word.text;
    text_utf8_next(&after);
    for (const char *next = after; next < end; after = next) {
        uint32_t mark = text_utf8_next(&next);
        if (mark < 0x0300 || mark > 0x036F)
            break;
    }
    return (struct name_word){word.text, (int)(after - word.text)};
}

static const char *initials(const struct name_words *name, struct arena *arena)
{
    char buffer[64];
    struct text text = text_over(buffer, sizeof buffer);
    bool dotted = !is_east_asian(name_word_first(name->words[0]));
    for (size_t i = 0; i < (dotted ? name->count : 1); i++) {
        struct name_word initial = initial_of(name->words[i]);
        if (initial.length > 0)
            text_addf(&text, "%s%.*s%s", text.length > 0 ? " " : "", initial.length, initial.text,
                      dotted ? "." : "");
    }
    return arena_text(arena, buffer);
}

const char *names_shown(const char *name, enum view_names style, struct arena *arena)
{
    const char *given = name ? name : "";
    struct name_words words = name_words_of(given);
    if (words.count == 0)
        return "–";
    switch (style) {
    case VIEW_NAMES_FULL:
        return given + strspn(given, " ");
    case VIEW_NAMES_FIRST:
        return first_name(&words, arena);
    case VIEW_NAMES_INITIALS:
        return initials(&words, arena);
    case VIEW_NAMES_ALIAS:
        break;
    }
    return "–";
}
