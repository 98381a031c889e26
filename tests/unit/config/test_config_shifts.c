/* Offices and shifts: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include <math.h>

#include "base/text.h"
#include "parsed.h"

#define OFFICES "\"offices\":[{\"id\":\"kul\"},{\"id\":\"lis\"}],"
#define SHIFT(members) "{\"shifts\":[{\"name\":\"Day\"," members "}]}"
#define TIMES "\"from\":\"08:00\",\"to\":\"16:00\""

static void nothing_is_told_of_what_is_left_out(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{}", arena);
    assert_int_equal(config.office_count + config.shift_count, 0);
    config = parsed("{\"offices\":[{\"id\":7}],\"shifts\":[{\"name\":\"Day\"," TIMES "}]}", arena);
    assert_string_equal(config.offices[0].id, "7");
    assert_string_equal(config.offices[0].name, "7");
    assert_null(config.offices[0].time_zone);
    assert_null(config.shifts[0].office);
    assert_null(config.shifts[0].lead);
    assert_true(isnan(config.shifts[0].rostered));
    assert_int_equal(config.shifts[0].weekly.weekdays, 0x7F);
    arena_free(arena);
}

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed(
        "{\"shifts\":[{\"name\":\"Night\",\"office\":\"kul\",\"days\":\"mon-fri\","
        "\"from\":\"22:30\",\"to\":\"06:05\",\"lead\":\"Amara\",\"rostered\":12},"
        "{\"name\":\"Weekend\",\"office\":7,\"days\":\"sat,sun\",\"from\":\"00:00\","
        "\"to\":\"24:00\"}],"
        "\"offices\":[{\"id\":\"kul\",\"name\":\"Kuala Lumpur\",\"time_zone\":\"Asia/Kuala_Lumpur\""
        "},{\"id\":\"7\"}]}",
        arena);
    assert_int_equal(config.office_count, 2);
    assert_string_equal(config.offices[0].name, "Kuala Lumpur");
    assert_string_equal(config.offices[0].time_zone, "Asia/Kuala_Lumpur");
    assert_int_equal(config.shift_count, 2);
    const struct config_shift *night = &config.shifts[0], *weekend = &config.shifts[1];
    assert_string_equal(night->name, "Night");
    assert_string_equal(night->office, "kul");
    assert_int_equal(night->weekly.weekdays, 0x3E);
    assert_int_equal(night->weekly.from_min, 22 * 60 + 30);
    assert_int_equal(night->weekly.to_min, 6 * 60 + 5);
    assert_string_equal(night->lead, "Amara");
    assert_true(night->rostered == 12);
    assert_string_equal(weekend->office, "7");
    assert_int_equal(weekend->weekly.weekdays, 0x41);
    assert_int_equal(weekend->weekly.from_min, 0);
    assert_int_equal(weekend->weekly.to_min, 0);
    arena_free(arena);
}

static void days_have_many_forms(void **state)
{
    (void)state;
    static const struct {
        const char *days;
        unsigned bits;
    } rows[] = {{"daily", 0x7F},        {"sun", 0x01},         {"mon-thu,sat", 0x5E},
                {"mon-thu, sat", 0x5E}, {"fri-mon", 0x63},     {"sun-sat", 0x7F},
                {"tue-tue", 0x04},      {" wed , fri ", 0x28}, {"sat-sun", 0x41},
                {"mon,mon-wed", 0xE}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct config config =
            parsed(arena_textf(arena, SHIFT(TIMES ",\"days\":\"%s\""), rows[i].days), arena);
        if (config.shifts[0].weekly.weekdays != rows[i].bits)
            fail_msg("%s: %#x", rows[i].days, config.shifts[0].weekly.weekdays);
        arena_free(arena);
    }
}

static void wrong_days_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",          " ",           "Mon",      "monday",  "mon-",
                                       "-mon",      "mon,,tue",    "mon,",     "mon tue", "weekly",
                                       "daily,sat", "mon-fri-sun", "mon - fri"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct refusal refusal = {
            arena_textf(arena, SHIFT(TIMES ",\n\"days\":\"%s\""), rows[i]),
            arena_textf(arena,
                        "w.json:2: shifts[0].days: expected days such as \"mon-fri\", \"sat,sun\" "
                        "or \"daily\", found the text \"%s\"",
                        rows[i])};
        refused(&refusal, 1);
        arena_free(arena);
    }
}

static void wrong_times_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",         "8:00", "08:60", "24:01", "25:00",
                                       "08:00:00", "0800", "08-00", "08:0x"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct refusal refusal = {
            arena_textf(arena, SHIFT("\"from\":\"08:00\",\n\"to\":\"%s\""), rows[i]),
            arena_textf(arena,
                        "w.json:2: shifts[0].to: expected a time of day such as \"08:00\", found "
                        "the text \"%s\"",
                        rows[i])};
        refused(&refusal, 1);
        arena_free(arena);
    }
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"offices\":{}}", "w.json:1: offices: expected a list, found an object"},
        {"{\"offices\":[\"kul\"]}",
         "w.json:1: offices[0]: expected an object, found the text \"kul\""},
        {"{\"offices\":[{\"name\":\"KUL\"}]}", "w.json:1: offices[0].id: is missing"},
        {"{\"offices\":[{\"id\":\" \"}]}", "w.json:1: offices[0].id: the text is empty"},
        {"{\"offices\":[{\"id\":true}]}",
         "w.json:1: offices[0].id: expected a text or a whole number, found true"},
        {"{\"offices\":[{\"id\":\"a\",\"name\":\"\"}]}",
         "w.json:1: offices[0].name: the text is empty"},
        {"{\"offices\":[{\"id\":\"a\",\"timezone\":\"UTC\"}]}",
         "w.json:1: offices[0].timezone: unknown key, did you mean \"time_zone\"?"},
        {"{\"offices\":[{\"id\":\"a\",\n\"time_zone\":\"Europe/Lissabon\"}]}",
         "w.json:2: offices[0].time_zone: expected a time zone that this system knows, such as "
         "\"Europe/Lisbon\", found the text \"Europe/Lissabon\""},
        {"{\"offices\":[{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"a\"}]}",
         "w.json:3: offices[2].id: the office \"a\" stands in offices[0] already"},
        {"{\"shifts\":[{" TIMES "}]}", "w.json:1: shifts[0].name: is missing"},
        {"{\"shifts\":[{\"name\":\"\"," TIMES "}]}", "w.json:1: shifts[0].name: the text is empty"},
        {SHIFT("\"to\":\"16:00\""), "w.json:1: shifts[0].from: is missing"},
        {SHIFT("\"from\":\"08:00\""), "w.json:1: shifts[0].to: is missing"},
        {SHIFT("\"from\":\"24:00\",\"to\":\"08:00\""),
         "w.json:1: shifts[0].from: expected a time of day such as \"08:00\", found the text "
         "\"24:00\""},
        {SHIFT("\"from\":8,\"to\":\"16:00\""),
         "w.json:1: shifts[0].from: expected a text, found the number 8"},
        {SHIFT(TIMES ",\"days\":[\"mon\"]"),
         "w.json:1: shifts[0].days: expected a text, found a list"},
        {SHIFT(TIMES ",\"lead\":\"\""), "w.json:1: shifts[0].lead: the text is empty"},
        {SHIFT(TIMES ",\"rostered\":-1"),
         "w.json:1: shifts[0].rostered: expected a number from 0 to 10000, found the number -1"},
        {SHIFT(TIMES ",\"rostered\":2.5"),
         "w.json:1: shifts[0].rostered: expected a whole number, found the number 2.5"},
        {SHIFT(TIMES ",\"office\":\"\""), "w.json:1: shifts[0].office: the text is empty"},
        {SHIFT(TIMES ",\n\"office\":\"kul\""),
         "w.json:2: shifts[0].office: no office has the id \"kul\", there is no list \"offices\""},
        {"{" OFFICES "\"shifts\":[{\"name\":\"Day\"," TIMES ",\n\"office\":\"lsi\"}]}",
         "w.json:2: shifts[0].office: no office has the id \"lsi\", did you mean \"lis\"?"},
        {"{" OFFICES "\"shifts\":[{\"name\":\"Day\"," TIMES ",\n\"office\":\"Porto\"}]}",
         "w.json:2: shifts[0].office: no office has the id \"Porto\", known are \"kul\", \"lis\""},
        {SHIFT(TIMES ",\"starts\":\"08:00\""),
         "w.json:1: shifts[0].starts: unknown key, known are \"name\", \"office\", \"days\", "
         "\"from\", \"to\", \"lead\", \"rostered\""},
    };
    REFUSED(refusals);
}

/* `count` copies of the item in a list. */
static const char *many(struct arena *arena, const char *key, size_t count, const char *item)
{
    size_t capacity = 64 + count * (strlen(item) + 8);
    struct text text = text_over(arena_alloc(arena, capacity), capacity);
    text_addf(&text, "{\"%s\":[", key);
    for (size_t i = 0; i < count; i++)
        text_addf(&text, "%s%.*s%zu%s", i ? "," : "", (int)strcspn(item, "#"), item, i,
                  strchr(item, '#') + 1);
    text_add(&text, "]}");
    return text.bytes;
}

static void there_may_be_only_so_many(void **state)
{
    (void)state;
    static const char office[] = "{\"id\":#}", shift[] = "{\"name\":\"S#\"," TIMES "}";
    struct arena *arena = arena_new();
    assert_int_equal(parsed(many(arena, "offices", 64, office), arena).office_count, 64);
    assert_int_equal(parsed(many(arena, "shifts", 256, shift), arena).shift_count, 256);
    struct refusal refusals[] = {
        {many(arena, "offices", 65, office),
         "w.json:1: offices: the list has 65 offices, more than the 64 allowed"},
        {many(arena, "shifts", 257, shift),
         "w.json:1: shifts: the list has 257 shifts, more than the 256 allowed"},
    };
    REFUSED(refusals);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_told_of_what_is_left_out),
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(days_have_many_forms),
        cmocka_unit_test(wrong_days_are_refused),
        cmocka_unit_test(wrong_times_are_refused),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(there_may_be_only_so_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
