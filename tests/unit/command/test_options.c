/* Tests of command/options.c: every kind of option, and the sentence of every mistake. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "cmocka_all.h"
#include "command/command.h"
#include "command/options.h"

struct values {
    bool flag;
    const char *text;
    double number;
    int64_t duration_ms;
    struct size size;
    struct wall_time time;
    const struct language *language;
    const char *theme;
};

static char said[1024];

/* Runs options_read with stderr kept in `said`. */
static enum options_result read_options(struct values *values, const char *required, int argc,
                                        const char *const *argv)
{
    const struct option_row rows[] = {
        {"flag", NULL, "a flag", OPTION_FLAG, &values->flag, 0, 0},
        {"text", "FILE", "a text", OPTION_TEXT, &values->text, 0, 0},
        {"number", "N", "a number", OPTION_NUMBER, &values->number, 1, 10},
        {"duration", "TIME", "a duration", OPTION_DURATION, &values->duration_ms, 0, 0},
        {"size", "WxH", "a size", OPTION_SIZE, &values->size, 0, 0},
        {"time", "TIME", "a time", OPTION_TIME, &values->time, 0, 0},
        {"language", "TAG", "a language", OPTION_LANGUAGE, &values->language, 0, 0},
        {"theme", "NAME", "a theme", OPTION_THEME, &values->theme, 0, 0},
    };
    const struct option_table table = {.command = "try",
                                       .summary = "A test.",
                                       .rows = rows,
                                       .count = sizeof rows / sizeof rows[0],
                                       .required = {required}};
    FILE *kept = tmpfile();
    int old = dup(STDERR_FILENO);
    dup2(fileno(kept), STDERR_FILENO);
    enum options_result result = options_read(&table, argc, (char **)(uintptr_t)argv);
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    rewind(kept);
    size_t length = fread(said, 1, sizeof said - 1, kept);
    said[length] = '\0';
    fclose(kept);
    return result;
}

static void every_kind_is_read_both_ways(void **state)
{
    (void)state;
    struct values values = {0};
    const char *const argv[] = {
        "try",        "--flag",   "--text=a",          "--number", "2.5",
        "--size",     "1280x720", "--duration=1h 30m", "--time",   "1970-01-01T00:00:01Z",
        "--language", "pt-BR",    "--theme=contrast"};
    assert_int_equal(read_options(&values, NULL, 13, argv), OPTIONS_GO);
    assert_string_equal(values.theme, "contrast");
    assert_true(values.flag);
    assert_string_equal(values.text, "a");
    assert_float_equal(values.number, 2.5, 0);
    assert_int_equal(values.duration_ms, 5400000);
    assert_int_equal(values.size.w * 10000 + values.size.h, 12800720);
    assert_int_equal(values.time.ms, 1000);
    assert_ptr_equal(values.language, language_named("pt-BR"));
    assert_string_equal(said, "");
}

static void each_mistake_has_its_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *argument, *value, *sentence;
    } rows[] = {
        {"--flag=yes", NULL, "--flag takes no value, found \"yes\""},
        {"--text", NULL, "--text needs a value: FILE"},
        {"--number", "11", "--number: expected a number from 1 to 10, found \"11\""},
        {"--number", "2x", "--number: expected a number from 1 to 10, found \"2x\""},
        {"--number", "nan", "--number: expected a number from 1 to 10, found \"nan\""},
        {"--duration", "soon",
         "--duration: expected a duration such as \"20s\" or \"10m\", found \"soon\""},
        {"--size", "100x", "--size: expected a size such as 1920x1080, found \"100x\""},
        {"--size", "99999x9", "--size: expected a size such as 1920x1080, found \"99999x9\""},
        {"--time", "noon", "--time: expected a time such as 2026-11-22T09:30:00Z, found \"noon\""},
        {"--theme", "dusk",
         "--theme: expected one of night, day, contrast, contrast-day, found \"dusk\""},
        {"--language", "nl",
         "--language: expected one of en, de, fr, es, pt-BR, it, tr, ru, uk, vi, id, zh-CN, zh-TW, "
         "ja, ko, ar, found \"nl\""},
        {"--numbre", "5", "there is no option \"--numbre\"; did you mean \"--number\"?"},
        {"--completely", NULL, "there is no option \"--completely\"; see wallboard try --help"},
        {"file", NULL, "there is no option \"file\"; see wallboard try --help"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct values values = {0};
        char expected[256];
        const char *const argv[] = {"try", rows[i].argument, rows[i].value};
        snprintf(expected, sizeof expected, "wallboard try: %s\n", rows[i].sentence);
        assert_int_equal(read_options(&values, NULL, rows[i].value ? 3 : 2, argv), OPTIONS_WRONG);
        assert_string_equal(said, expected);
    }
}

static void what_is_required_must_be_given(void **state)
{
    (void)state;
    struct values values = {0};
    const char *const argv[] = {"try", "--flag", "--text", "a"};
    assert_int_equal(read_options(&values, "text", 2, argv), OPTIONS_WRONG);
    assert_string_equal(said, "wallboard try: --text FILE is needed\n");
    assert_int_equal(read_options(&values, "text", 4, argv), OPTIONS_GO);
}

static void results_become_exit_codes(void **state)
{
    (void)state;
    assert_int_equal(options_exit_code(OPTIONS_HELP_SHOWN), EXIT_OK);
    assert_int_equal(options_exit_code(OPTIONS_WRONG), EXIT_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_read_both_ways),
        cmocka_unit_test(each_mistake_has_its_sentence),
        cmocka_unit_test(what_is_required_must_be_given),
        cmocka_unit_test(results_become_exit_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
