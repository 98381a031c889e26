/* Tests of screen/input_keys: what the keys of a keyboard at the board mean. */
#include "cmocka_all.h"

#include <linux/input-event-codes.h>

/* Three of the kernel's names are the wall's own too. */
enum { CODE_NEXT_SONG = KEY_NEXT, CODE_BREAK = KEY_PAUSE };
#undef KEY_NEXT
#undef KEY_PREVIOUS
#undef KEY_PAUSE
#include "screen/input_keys.h"

static void every_key_of_the_help_is_known(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        enum presenter_key key;
    } ROWS[] = {
        {KEY_RIGHT, KEY_NEXT},    {KEY_PAGEDOWN, KEY_NEXT},       {KEY_N, KEY_NEXT},
        {KEY_LEFT, KEY_PREVIOUS}, {KEY_PAGEUP, KEY_PREVIOUS},     {KEY_P, KEY_PREVIOUS},
        {KEY_SPACE, KEY_PAUSE},   {KEY_ENTER, KEY_ACKNOWLEDGE},   {KEY_A, KEY_ACKNOWLEDGE},
        {KEY_Q, KEY_QUIT},        {KEY_KPENTER, KEY_ACKNOWLEDGE}, {KEY_ESC, KEY_QUIT},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        enum presenter_key key = KEY_QUIT;
        assert_true(input_key_meaning(ROWS[i].code, &key));
        assert_int_equal(key, ROWS[i].key);
    }
}

static void other_keys_mean_nothing(void **state)
{
    (void)state;
    static const uint32_t CODES[] = {KEY_RESERVED,   KEY_B,      KEY_UP,   KEY_POWER,
                                     CODE_NEXT_SONG, CODE_BREAK, BTN_LEFT, UINT32_MAX};
    int known = 0;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        enum presenter_key key = KEY_ACKNOWLEDGE;
        assert_false(input_key_meaning(CODES[i], &key));
        assert_int_equal(key, KEY_ACKNOWLEDGE);
    }
    for (uint32_t code = 0; code <= KEY_MAX; code++) {
        enum presenter_key key;
        known += input_key_meaning(code, &key);
    }
    assert_int_equal(known, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_the_help_is_known),
        cmocka_unit_test(other_keys_mean_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
