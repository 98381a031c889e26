/* History and handover: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include "parsed.h"

static void what_is_left_out_has_its_usual_value(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{}", arena);
    assert_true(config.history.keep_ms == INT64_C(35) * 86400 * 1000);
    assert_int_equal(config.history.most_bytes, 256 * 1024 * 1024);
    assert_int_equal(config.history.batch_ms, 5 * 60 * 1000);
    assert_int_equal(config.handover.window_ms, 15 * 60 * 1000);
    assert_null(config.handover.notes_file);
    arena_free(arena);
}

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"history\":{\"keep\":\"90d\",\"max_size\":1024,"
                                  "\"batch\":\"1m\"},"
                                  "\"handover\":{\"window\":\"30m\",\"notes_file\":\"notes.txt\"}}",
                                  arena);
    assert_true(config.history.keep_ms == INT64_C(90) * 86400 * 1000);
    assert_int_equal(config.history.most_bytes, 1024 * 1024 * 1024);
    assert_int_equal(config.history.batch_ms, 60000);
    assert_int_equal(config.handover.window_ms, 30 * 60 * 1000);
    assert_string_equal(config.handover.notes_file, "/etc/wallboard/notes.txt");
    arena_free(arena);
}

/* 64 GiB, or what the processor's sizes can hold of it. */
static void the_largest_size_is_no_overflow(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"history\":{\"max_size\":65536}}", arena);
    uint64_t wanted = UINT64_C(65536) * 1024 * 1024;
    assert_true(config.history.most_bytes == wanted ||
                (wanted > SIZE_MAX && config.history.most_bytes == SIZE_MAX / 2));
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"history\":[]}", "w.json:1: history: expected an object, found a list"},
        {"{\"history\":{\"days\":35}}",
         "w.json:1: history.days: unknown key, known are \"keep\", \"max_size\", \"batch\""},
        {"{\"history\":{\n\"keep\":35}}",
         "w.json:2: history.keep: expected a duration such as \"20s\", found the number 35"},
        {"{\"history\":{\"keep\":\"1h\"}}",
         "w.json:1: history.keep: expected a duration from 1d to 400d, found the text \"1h\""},
        {"{\"history\":{\"max_size\":0}}",
         "w.json:1: history.max_size: expected a number from 1 to 65536, found the number 0"},
        {"{\"history\":{\"max_size\":1.5}}",
         "w.json:1: history.max_size: expected a whole number, found the number 1.5"},
        {"{\"history\":{\"max_size\":\"256M\"}}",
         "w.json:1: history.max_size: expected a number, found the text \"256M\""},
        {"{\"history\":{\"batch\":\"2h\"}}",
         "w.json:1: history.batch: expected a duration from 10s to 1h, found the text \"2h\""},
        {"{\"handover\":true}", "w.json:1: handover: expected an object, found true"},
        {"{\"handover\":{\"windows\":\"15m\"}}",
         "w.json:1: handover.windows: unknown key, did you mean \"window\"?"},
        {"{\"handover\":{\"window\":\"30s\"}}",
         "w.json:1: handover.window: expected a duration from 1m to 4h, found the text \"30s\""},
        {"{\"handover\":{\"notes_file\":\"\"}}",
         "w.json:1: handover.notes_file: the text is empty"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_out_has_its_usual_value),
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(the_largest_size_is_no_overflow),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
