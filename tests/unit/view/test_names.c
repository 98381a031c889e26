/* Tests of view/names.c: names of a dozen scripts, each by its own custom. */
#include "cmocka_all.h"

#include "base/arena.h"
#include "view/names.h"

struct row {
    const char *name, *first, *initials;
};

static const struct row ROWS[] = {
    /* Latin */
    {"Candace Okafor", "Candace", "C. O."},
    {"  João  da Silva", "João", "J. d. S."},
    {"Madonna", "Madonna", "M."},
    {"Okafor, Candace", "Candace", "C. O."},
    {"R. Krishnan", "Krishnan", "R. K."},
    {"Émile Zola", "Émile", "É. Z."},
    {"E\u0301mile Zola", "E\u0301mile", "E\u0301. Z."},
    {"candace.okafor@example.org", "candace", "c. o."},
    {"Jón Einarsson", "Jón", "J. E."},
    {"Siti binti Ahmad", "Siti", "S. b. A."},
    {"Nguyễn Văn Minh", "Minh", "N. V. M."},
    {"Đặng Thị Lan", "Lan", "Đ. T. L."},
    {"Ali Yılmaz", "Ali", "A. Y."},
    /* Cyrillic, with patronymics */
    {"Оксана Коваль", "Оксана", "О. К."},
    {"Иванов Иван Петрович", "Иван", "И. И. П."},
    {"Иван Петрович Иванов", "Иван", "И. П. И."},
    {"Коваль Оксана Петрівна", "Оксана", "К. О. П."},
    {"Роман Аркадьевич Абрамович", "Роман", "Р. А. А."},
    {"Роман Абрамович", "Роман", "Р. А."},
    /* Greek, Hebrew, Devanagari, Thai */
    {"Μαρία Παπαδοπούλου", "Μαρία", "Μ. Π."},
    {"יעל כהן", "יעל", "י. כ."},
    {"अमित शर्मा", "अमित", "अ. श."},
    {"สมชาย ใจดี", "สมชาย", "ส. จ."},
    /* Arabic */
    {"محمد السعود", "محمد", "م. س."},
    {"عبد الرحمن بن عوف", "عبد الرحمن", "ع. ر. ع."},
    {"نور الدين زنكي", "نور الدين", "ن. د. ز."},
    {"فاطمة", "فاطمة", "ف."},
    /* Han */
    {"李伟", "伟", "李"},
    {"王小明", "小明", "王"},
    {"欧阳小明", "小明", "欧"},
    {"欧阳锋", "锋", "欧"},
    {"迈克尔·史密斯", "迈克尔", "迈"},
    {"山田 太郎", "太郎", "山"},
    {"山田\u3000太郎", "太郎", "山"},
    {"山田太郎", "太郎", "山"},
    {"山田さくら", "さくら", "山"},
    {"佐々木まり子", "まり子", "佐"},
    /* Kana, Hangul */
    {"マイケル・スミス", "マイケル", "マ"},
    {"さくら", "さくら", "さ"},
    {"김민수", "민수", "김"},
    {"김 민수", "민수", "김"},
    {"남궁민", "민", "남"},
    {"김구", "구", "김"},
    {"비", "비", "비"},
    /* Nobody */
    {" ", "–", "–"},
    {"", "–", "–"},
    {NULL, "–", "–"},
};

static void names_are_shown_by_the_custom_of_their_script(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        assert_string_equal(names_shown(ROWS[i].name, VIEW_NAMES_FIRST, arena), ROWS[i].first);
        assert_string_equal(names_shown(ROWS[i].name, VIEW_NAMES_INITIALS, arena),
                            ROWS[i].initials);
    }
    arena_free(arena);
}

static void full_names_stay_as_they_are_written(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(names_shown("  João  da Silva", VIEW_NAMES_FULL, arena), "João  da Silva");
    assert_string_equal(names_shown("Okafor, Candace", VIEW_NAMES_FULL, arena), "Okafor, Candace");
    assert_string_equal(names_shown(NULL, VIEW_NAMES_FULL, arena), "–");
    arena_free(arena);
}

static void an_alias_is_no_part_of_the_name(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(names_shown("Candace Okafor", VIEW_NAMES_ALIAS, arena), "–");
    arena_free(arena);
}

static void endless_names_are_cut_at_whole_letters(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(names_shown("一 a b c d e f g h i j k l m", VIEW_NAMES_INITIALS, arena),
                        "一");
    assert_string_equal(names_shown("a b c d e f g h i j k l m", VIEW_NAMES_INITIALS, arena),
                        "a. b. c. d. e. f. g. h.");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_shown_by_the_custom_of_their_script),
        cmocka_unit_test(full_names_stay_as_they_are_written),
        cmocka_unit_test(an_alias_is_no_part_of_the_name),
        cmocka_unit_test(endless_names_are_cut_at_whole_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
