/* The native feed: one GET with its tag, 304, and what is refused. */
#include "cmocka_all.h"

#include <string.h>

#include "desk_config.h"

#define BODY(open, more)                                                                           \
    "{\"schema\": \"wallboard/1\", \"taken_at\": \"2026-11-22T09:30:00Z\","                        \
    " \"totals\": {\"open\": " open "}" more "}"

struct poll {
    struct desk_config desk;
    struct source *source;
    struct arena *arena;
    struct trouble trouble;
};

static void poll_init(struct poll *poll)
{
    desk_config_init(&poll->desk, "feed", "http://desk.example.org/feed");
    poll->source = source_new(&poll->desk.context);
    poll->arena = arena_new();
    poll->trouble.kind = TROUBLE_NONE;
}

static void poll_finish(struct poll *poll)
{
    source_free(poll->source);
    arena_free(poll->arena);
    desk_config_finish(&poll->desk);
}

/* One poll of one request; the request's tag comes back. */
static bool poll_with(struct poll *poll, int status, const char *body, const char *date,
                      const char **ret_etag)
{
    struct source_request request;
    struct source_answer answer = {.status = status,
                                   .body = body,
                                   .length = strlen(body),
                                   .content_type = "application/json",
                                   .etag = "\"one\"",
                                   .server_date = desk_time(date)};
    source_begin(poll->source, desk_time(date), 5);
    assert_true(source_plan(poll->source, poll->arena, &request));
    assert_string_equal(request.url, "http://desk.example.org/feed");
    assert_string_equal(request.scheme, "Bearer");
    *ret_etag = request.etag ? arena_text(poll->arena, request.etag) : NULL;
    if (!source_apply(poll->source, &answer, &poll->trouble))
        return false;
    assert_false(source_plan(poll->source, poll->arena, &request));
    return true;
}

static void test_tag_and_not_modified(void **unused)
{
    (void)unused;
    struct poll poll;
    const char *etag = "";
    poll_init(&poll);
    assert_true(poll_with(&poll, 200, BODY("7", ""), "2026-11-22T09:30:01Z", &etag));
    assert_null(etag);
    assert_true(poll_with(&poll, 304, "", "2026-11-22T09:30:16Z", &etag));
    assert_string_equal(etag, "\"one\"");
    struct snapshot snapshot = source_project(poll.source, poll.arena);
    assert_int_equal((int)snapshot.totals.open, 7);
    /* the figures still held 15 s later */
    assert_int_equal(snapshot.taken_at.ms, desk_time("2026-11-22T09:30:15Z").ms);
    assert_int_equal(snapshot.sources[0].health, SOURCE_OK);
    poll_finish(&poll);
}

static void test_failure_keeps_the_last(void **unused)
{
    (void)unused;
    struct poll poll;
    const char *etag = NULL;
    poll_init(&poll);
    assert_true(poll_with(&poll, 200, BODY("7", ""), "2026-11-22T09:30:01Z", &etag));
    assert_false(poll_with(&poll, 200, BODY("\"many\"", ""), "2026-11-22T09:30:16Z", &etag));
    assert_int_equal(poll.trouble.kind, TROUBLE_ANSWER);
    assert_non_null(strstr(poll.trouble.error.text, "the feed's JSON"));
    assert_non_null(strstr(poll.trouble.error.text, "totals.open"));
    assert_false(poll_with(&poll, 200, "<html>", "2026-11-22T09:30:31Z", &etag));
    assert_non_null(strstr(poll.trouble.error.text, "HTML"));
    assert_true(source_has_data(poll.source));
    assert_int_equal((int)source_project(poll.source, poll.arena).totals.open, 7);
    assert_string_equal(etag, "\"one\"");
    poll_finish(&poll);
}

static void test_not_modified_from_nothing(void **unused)
{
    (void)unused;
    struct poll poll;
    const char *etag = NULL;
    poll_init(&poll);
    assert_false(poll_with(&poll, 304, "", "2026-11-22T09:30:16Z", &etag));
    assert_string_equal(poll.trouble.error.text,
                        "\"not modified\" (304), though nothing was known: check the server");
    assert_false(source_has_data(poll.source));
    poll_finish(&poll);
}

static void test_hub_in_trouble(void **unused)
{
    (void)unused;
    struct poll poll;
    const char *etag = NULL;
    poll_init(&poll);
    assert_true(poll_with(&poll, 200,
                          BODY("7", ", \"sources\": [{\"id\": \"x\", \"type\": \"rt\","
                                    " \"health\": \"error\", \"message\": \"no DNS answer\"}]"),
                          "2026-11-22T09:30:01Z", &etag));
    assert_true(poll_with(&poll, 304, "", "2026-11-22T09:30:16Z", &etag));
    struct snapshot snapshot = source_project(poll.source, poll.arena);
    assert_int_equal(snapshot.taken_at.ms, desk_time("2026-11-22T09:30:00Z").ms);
    assert_int_equal(snapshot.source_count, 1);
    assert_int_equal(snapshot.sources[0].health, SOURCE_DEGRADED);
    assert_string_equal(snapshot.sources[0].message, "the feed's own source says: no DNS answer");
    poll_finish(&poll);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tag_and_not_modified),
        cmocka_unit_test(test_failure_keeps_the_last),
        cmocka_unit_test(test_not_modified_from_nothing),
        cmocka_unit_test(test_hub_in_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
