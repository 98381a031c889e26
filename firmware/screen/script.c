/* Which script a character belongs to, and which Noto face draws it: the blocks of Unicode 15. */
#include "screen/script.h"

#include <stddef.h>
#include <string.h>

#define CJK "CJK"

static const struct script LATIN = {0, 0, "Latn", NULL};

/* In order of code points, so that it can be searched by halves. */
static const struct script SCRIPTS[] = {
    {0x0370, 0x03ff, "Grek", NULL},         {0x0400, 0x052f, "Cyrl", NULL},
    {0x0530, 0x058f, "Armn", "Armenian"},   {0x0590, 0x05ff, "Hebr", "Hebrew"},
    {0x0600, 0x06ff, "Arab", "Arabic"},     {0x0700, 0x074f, "Syrc", "Syriac"},
    {0x0750, 0x077f, "Arab", "Arabic"},     {0x0780, 0x07bf, "Thaa", "Thaana"},
    {0x07c0, 0x07ff, "Nkoo", "NKo"},        {0x0870, 0x08ff, "Arab", "Arabic"},
    {0x0900, 0x097f, "Deva", "Devanagari"}, {0x0980, 0x09ff, "Beng", "Bengali"},
    {0x0a00, 0x0a7f, "Guru", "Gurmukhi"},   {0x0a80, 0x0aff, "Gujr", "Gujarati"},
    {0x0b00, 0x0b7f, "Orya", "Oriya"},      {0x0b80, 0x0bff, "Taml", "Tamil"},
    {0x0c00, 0x0c7f, "Telu", "Telugu"},     {0x0c80, 0x0cff, "Knda", "Kannada"},
    {0x0d00, 0x0d7f, "Mlym", "Malayalam"},  {0x0d80, 0x0dff, "Sinh", "Sinhala"},
    {0x0e00, 0x0e7f, "Thai", "Thai"},       {0x0e80, 0x0eff, "Laoo", "Lao"},
    {0x1000, 0x109f, "Mymr", "Myanmar"},    {0x10a0, 0x10ff, "Geor", "Georgian"},
    {0x1100, 0x11ff, "Hang", CJK},          {0x1200, 0x139f, "Ethi", "Ethiopic"},
    {0x13a0, 0x13ff, "Cher", "Cherokee"},   {0x1780, 0x17ff, "Khmr", "Khmer"},
    {0x1800, 0x18af, "Mong", "Mongolian"},  {0x1c80, 0x1c8f, "Cyrl", NULL},
    {0x1c90, 0x1cbf, "Geor", "Georgian"},   {0x1f00, 0x1fff, "Grek", NULL},
    {0x2d00, 0x2d2f, "Geor", "Georgian"},   {0x2d30, 0x2d7f, "Tfng", "Tifinagh"},
    {0x2d80, 0x2ddf, "Ethi", "Ethiopic"},   {0x2de0, 0x2dff, "Cyrl", NULL},
    {0x2e80, 0x2fdf, "Hani", CJK},          {0x3005, 0x3007, "Hani", CJK},
    {0x3040, 0x30ff, "Hira", CJK},          {0x3100, 0x312f, "Bopo", CJK},
    {0x3130, 0x318f, "Hang", CJK},          {0x31a0, 0x31bf, "Bopo", CJK},
    {0x31f0, 0x31ff, "Kana", CJK},          {0x3400, 0x4dbf, "Hani", CJK},
    {0x4e00, 0x9fff, "Hani", CJK},          {0xa640, 0xa69f, "Cyrl", NULL},
    {0xa8e0, 0xa8ff, "Deva", "Devanagari"}, {0xa960, 0xa97f, "Hang", CJK},
    {0xab00, 0xab2f, "Ethi", "Ethiopic"},   {0xac00, 0xd7ff, "Hang", CJK},
    {0xf900, 0xfaff, "Hani", CJK},          {0xfb13, 0xfb17, "Armn", "Armenian"},
    {0xfb1d, 0xfb4f, "Hebr", "Hebrew"},     {0xfb50, 0xfdff, "Arab", "Arabic"},
    {0xfe70, 0xfefe, "Arab", "Arabic"},     {0xff66, 0xff9f, "Kana", CJK},
    {0xffa0, 0xffdc, "Hang", CJK},          {0x20000, 0x323af, "Hani", CJK},
};

/* Blocks whose characters belong to no script, in order, beside what is below 0x02b0. */
static const struct {
    uint32_t first, last;
    enum script_kind kind;
} SHARED[] = {
    {0x02b0, 0x02ff, SCRIPT_COMMON},   {0x0300, 0x036f, SCRIPT_CLINGING},
    {0x060c, 0x060c, SCRIPT_COMMON},   {0x061c, 0x061c, SCRIPT_CLINGING},
    {0x0964, 0x0965, SCRIPT_COMMON},   {0x1ab0, 0x1aff, SCRIPT_CLINGING},
    {0x1dc0, 0x1dff, SCRIPT_CLINGING}, {0x2000, 0x200a, SCRIPT_COMMON},
    {0x200b, 0x200f, SCRIPT_CLINGING}, {0x2010, 0x2029, SCRIPT_COMMON},
    {0x202a, 0x202e, SCRIPT_CLINGING}, {0x202f, 0x205f, SCRIPT_COMMON},
    {0x2060, 0x206f, SCRIPT_CLINGING}, {0x2070, 0x20cf, SCRIPT_COMMON},
    {0x20d0, 0x20ff, SCRIPT_CLINGING}, {0x2100, 0x2bff, SCRIPT_COMMON},
    {0x2e00, 0x2e7f, SCRIPT_COMMON},   {0x3000, 0x3004, SCRIPT_COMMON},
    {0x3008, 0x303f, SCRIPT_COMMON},   {0x30fb, 0x30fc, SCRIPT_COMMON},
    {0xfe00, 0xfe0f, SCRIPT_CLINGING}, {0xfe10, 0xfe6f, SCRIPT_COMMON},
    {0xfeff, 0xfeff, SCRIPT_CLINGING}, {0xff00, 0xff20, SCRIPT_COMMON},
    {0x1f000, 0x1faff, SCRIPT_COMMON}, {0xe0000, 0xe0fff, SCRIPT_CLINGING},
};

static bool is_latin_letter(uint32_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           character == 0xaa || character == 0xba ||
           (character >= 0xc0 && character != 0xd7 && character != 0xf7);
}

enum script_kind script_kind_of(uint32_t character)
{
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED && character >= SHARED[i].first; i++)
        if (character <= SHARED[i].last)
            return SHARED[i].kind;
    return is_latin_letter(character) ? SCRIPT_OWN : SCRIPT_COMMON;
}

const struct script *script_of(uint32_t character)
{
    size_t low = 0;
    size_t high = sizeof SCRIPTS / sizeof *SCRIPTS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > SCRIPTS[middle].last)
            low = middle + 1;
        else if (character < SCRIPTS[middle].first)
            high = middle;
        else
            return &SCRIPTS[middle];
    }
    return &LATIN;
}

bool script_is_cjk(const struct script *script)
{
    return script->suffix && strcmp(script->suffix, CJK) == 0;
}
