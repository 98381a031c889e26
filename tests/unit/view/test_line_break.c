/* Tests of view/line_break: the places where a line may end. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "view/line_break.h"

/* The text with a bar at every place where a line may end. */
static void barred(const char *text, char *out, size_t capacity)
{
    size_t at = 0, length = 0;
    out[0] = '\0';
    while (text[at]) {
        size_t next = line_break_next(text, at);
        length += (size_t)snprintf(out + length, capacity - length, "%s%.*s", at > 0 ? "|" : "",
                                   (int)(next - at), text + at);
        at = next;
    }
}

static void lines_end_at_blanks_and_between_ideographs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } ROWS[] = {
        {"one", "one"},
        {"one two", "one| two"},
        {"一二三", "一|二|三"},
        {"時刻（NTP）を。", "時|刻|（NTP）|を。"},
        {"SLA 期限", "SLA| 期|限"},
        {"チーム", "チー|ム"},
        {"지원 데스크", "지원| 데스크"},
        {"العربية هنا", "العربية| هنا"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char got[128];
        barred(ROWS[i].text, got, sizeof got);
        assert_string_equal(got, ROWS[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_at_blanks_and_between_ideographs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
