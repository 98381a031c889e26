/* The URLs that Request Tracker is asked. */
#include "cmocka_all.h"

#include <string.h>

#include "base/arena.h"
#include "source/rt_query.h"

#define REST                                                                                       \
    "&fields=Status,Queue,Owner,Created,Started,Told,Due,Resolved,Priority&fields%5BQueue%5D=Name" \
    "&fields%5BOwner%5D=Name,RealName&orderby=id&per_page=100&page="

static void test_lists(void **unused)
{
    (void)unused;
    static const struct {
        enum rt_list list;
        const char *url;
    } rows[] = {
        {RT_ACTIVE, "https://rt.example.org/REST/2.0/tickets?query="
                    "Status%20%3D%20%27__Active__%27%20AND%20id%20%3E%2041" REST "2"},
        {RT_RESOLVED, "https://rt.example.org/REST/2.0/tickets?query="
                      "Status%20%3D%20%27resolved%27%20AND%20Resolved%20%3E%20%27-3600%20seconds"
                      "%27%20AND%20id%20%3E%2041" REST "2"},
        {RT_STARTED, "https://rt.example.org/REST/2.0/tickets?query="
                     "Status%20%3D%20%27__Inactive__%27%20AND%20Started%20%3E%20%27-3600%20seconds"
                     "%27%20AND%20id%20%3E%2041" REST "2"},
        {RT_UPDATED_ACTIVE,
         "https://rt.example.org/REST/2.0/tickets?query="
         "Status%20%3D%20%27__Active__%27%20AND%20LastUpdated%20%3E%20%27-3600%20seconds"
         "%27%20AND%20id%20%3E%2041" REST "2"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rt_page page = {.list = rows[i].list, .seconds = 3600, .after_id = "41", .page = 2};
        assert_string_equal(rt_query_tickets("https://rt.example.org/", &page, arena), rows[i].url);
    }
    arena_free(arena);
}

static void test_subjects_only_on_request(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct rt_page page = {.list = RT_ACTIVE, .after_id = "0", .page = 1, .subjects = true};
    assert_non_null(strstr(rt_query_tickets("http://rt", &page, arena), ",Priority,Subject&"));
    page.subjects = false;
    assert_null(strstr(rt_query_tickets("http://rt", &page, arena), "Subject"));
    arena_free(arena);
}

static void test_queues(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    assert_string_equal(rt_query_queues("http://rt/sub//", 3, arena),
                        "http://rt/sub/REST/2.0/queues/all?fields=Name&per_page=100&page=3");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_subjects_only_on_request),
        cmocka_unit_test(test_queues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
