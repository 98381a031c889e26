/* The table of languages. */
#include "base/language.h"

#include <stddef.h>

#include "base/text.h"

const struct language LANGUAGES[LANGUAGE_COUNT] = {
    {"en", "en", false},       {"de", "de", false}, {"fr", "fr", false}, {"es", "es", false},
    {"pt-BR", "pt_BR", false}, {"it", "it", false}, {"tr", "tr", false}, {"ru", "ru", false},
    {"uk", "uk", false},       {"vi", "vi", false}, {"id", "id", false}, {"zh-CN", "zh_CN", false},
    {"zh-TW", "zh_TW", false}, {"ja", "ja", false}, {"ko", "ko", false}, {"ar", "ar", true},
};

const struct language *language_named(const char *tag)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        if (text_equal(LANGUAGES[i].tag, tag))
            return &LANGUAGES[i];
    return NULL;
}

void language_list(char buffer[static LANGUAGE_LIST])
{
    struct text text = text_over(buffer, LANGUAGE_LIST);
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        text_addf(&text, "%s%s", i > 0 ? ", " : "", LANGUAGES[i].tag);
}
