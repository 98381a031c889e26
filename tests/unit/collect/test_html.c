/* Tests of collect/html: what came from outside becomes no markup. */
#include "cmocka_all.h"

#include "collect/html.h"

static void assert_html(const char *outside, const char *expected)
{
    char buffer[128];
    struct text text = text_over(buffer, sizeof buffer);
    html_add_text(&text, outside);
    assert_string_equal(buffer, expected);
}

static void markup_is_escaped(void **state)
{
    (void)state;
    assert_html("<b onclick='x()'>\"&amp;\"",
                "&lt;b onclick=&#39;x()&#39;&gt;&quot;&amp;amp;&quot;");
    assert_html("Größe 中文", "Größe 中文");
    assert_html("", "");
}

static void the_unknown_is_a_dash(void **state)
{
    (void)state;
    assert_html(NULL, "–");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(markup_is_escaped),
                                       cmocka_unit_test(the_unknown_is_a_dash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
