/* Tests of screen/script: characters find their script, and those of none say so. */
#include "cmocka_all.h"

#include "screen/script.h"

static void letters_know_their_script(void **state)
{
    (void)state;
    static const struct {
        uint32_t character;
        const char *tag;
        const char *suffix;
    } ROWS[] = {
        {'A', "Latn", NULL},          {0x1ec5, "Latn", NULL},         {0x03a9, "Grek", NULL},
        {0x0416, "Cyrl", NULL},       {0x05d0, "Hebr", "Hebrew"},     {0x0627, "Arab", "Arabic"},
        {0xfef5, "Arab", "Arabic"},   {0x0915, "Deva", "Devanagari"}, {0x0e01, "Thai", "Thai"},
        {0x10d0, "Geor", "Georgian"}, {0x1200, "Ethi", "Ethiopic"},   {0x3042, "Hira", "CJK"},
        {0x30dd, "Hira", "CJK"},      {0xd55c, "Hang", "CJK"},        {0x9aa8, "Hani", "CJK"},
        {0x20000, "Hani", "CJK"},     {0x10ffff, "Latn", NULL},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const struct script *script = script_of(ROWS[i].character);
        assert_string_equal(script->tag, ROWS[i].tag);
        if (ROWS[i].suffix)
            assert_string_equal(script->suffix, ROWS[i].suffix);
        else
            assert_null(script->suffix);
        assert_int_equal(script_is_cjk(script), ROWS[i].suffix && ROWS[i].suffix[0] == 'C');
    }
}

static void shared_characters_take_no_script(void **state)
{
    (void)state;
    static const struct {
        uint32_t character;
        enum script_kind kind;
    } ROWS[] = {
        {'a', SCRIPT_OWN},         {'7', SCRIPT_COMMON},      {' ', SCRIPT_COMMON},
        {0xd7, SCRIPT_COMMON},     {0xe9, SCRIPT_OWN},        {0x0301, SCRIPT_CLINGING},
        {0x200d, SCRIPT_CLINGING}, {0x2068, SCRIPT_CLINGING}, {0x2013, SCRIPT_COMMON},
        {0x25b2, SCRIPT_COMMON},   {0x3001, SCRIPT_COMMON},   {0x3005, SCRIPT_OWN},
        {0x0664, SCRIPT_OWN},      {0xfe0f, SCRIPT_CLINGING}, {0x1f98a, SCRIPT_COMMON},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(script_kind_of(ROWS[i].character), ROWS[i].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_know_their_script),
        cmocka_unit_test(shared_characters_take_no_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
