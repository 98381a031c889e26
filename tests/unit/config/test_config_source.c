/* Sources: what is read, and each mistake's sentence, in which no secret is shown. */
#include "cmocka_all.h"

#include "parsed.h"

#define FEED "\"type\":\"feed\",\"url\":\"https://a.example\""

static void the_smallest_source_has_defaults(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"source\":{" FEED "}}", arena);
    assert_int_equal(config.source_count, 1);
    const struct config_source *source = &config.sources[0];
    assert_string_equal(source->id, "main");
    assert_int_equal(source->type, SOURCE_TYPE_FEED);
    assert_string_equal(source->url, "https://a.example");
    assert_null(source->token_file);
    assert_null(source->ca_file);
    assert_null(source->proxy);
    assert_int_equal(source->poll_ms, 15000);
    assert_int_equal(source->timeout_ms, 10000);
    assert_int_equal(source->max_bytes, 16 << 20);
    arena_free(arena);
}

static void a_list_is_read_whole(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"source\":[{" FEED ",\"token_file\":null},"
               "{\"id\":\"rt-1\",\"type\":\"rt\",\"url\":\"http://[::1]:8080/rt\","
               "\"token_file\":\"credential:rt.token\",\"ca_file\":\"/etc/ssl/own.pem\","
               "\"proxy\":\"http://proxy.example:3128\",\"poll\":\"1m 30s\",\"timeout\":\"20s\","
               "\"max_bytes\":4096}]}",
               arena);
    assert_int_equal(config.source_count, 2);
    const struct config_source *rt = &config.sources[1];
    assert_string_equal(rt->id, "rt-1");
    assert_int_equal(rt->type, SOURCE_TYPE_RT);
    assert_string_equal(rt->token_file, "credential:rt.token");
    assert_string_equal(rt->ca_file, "/etc/ssl/own.pem");
    assert_string_equal(rt->proxy, "http://proxy.example:3128");
    assert_int_equal(rt->poll_ms, 90000);
    assert_int_equal(rt->timeout_ms, 20000);
    assert_int_equal(rt->max_bytes, 4096);
    arena_free(arena);
}

static void token_files_are_relative_to_the_config(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{\"source\":{" FEED ",\"token_file\":\"a/feed.token\"}}", arena);
    assert_string_equal(config.sources[0].token_file, "/etc/wallboard/a/feed.token");
    arena_free(arena);
}

static const struct refusal REFUSALS[] = {
    {"{\"source\":\"https://a.example\"}",
     "w.json:1: source: expected an object or a list of objects, found the text "
     "\"https://a.example\""},
    {"{\"source\":[]}", "w.json:1: source: the list is empty"},
    {"{\"source\":[1]}", "w.json:1: source[0]: expected an object, found the number 1"},
    {"{\"source\":[null]}", "w.json:1: source[0].type: is missing"},
    {"{\"source\":{}}", "w.json:1: source.type: is missing"},
    {"{\"source\":{\"type\":\"feed\"}}", "w.json:1: source.url: is missing"},
    {"{\"source\":{\"type\":\"zendesk\"}}",
     "w.json:1: source.type: expected one of \"feed\", \"rt\", found the text \"zendesk\""},
    {"{\"source\":{\"type\":\"rt\",\n\"url\":\"https://rt.example\"}}",
     "w.json:1: source.token_file: is missing, Request Tracker wants a login"},
    {"{\"source\":{" FEED ",\n\"pol\":\"15s\"}}",
     "w.json:2: source.pol: unknown key, did you mean \"poll\"?"},
    {"{\"source\":{" FEED ",\n\"poll\":15}}",
     "w.json:2: source.poll: expected a duration such as \"20s\", found the number 15"},
    {"{\"source\":{" FEED ",\"poll\":\"500ms\"}}",
     "w.json:1: source.poll: expected a duration from 1s to 1d, found the text \"500ms\""},
    {"{\"source\":{" FEED ",\"timeout\":\"1h\"}}",
     "w.json:1: source.timeout: expected a duration from 1s to 5m, found the text \"1h\""},
    {"{\"source\":{" FEED ",\"max_bytes\":10}}",
     "w.json:1: source.max_bytes: expected a number from 1024 to 268435456, found the number "
     "10"},
    {"{\"source\":{" FEED ",\"max_bytes\":2048.5}}",
     "w.json:1: source.max_bytes: expected a whole number, found the number 2048.5"},
    {"{\"source\":{" FEED ",\"id\":\"a b\"}}",
     "w.json:1: source.id: expected an id of 1 to 40 letters, digits, \"-\" and \"_\", found "
     "the text \"a b\""},
    {"{\"source\":[{" FEED "},\n{" FEED "}]}",
     "w.json:2: source[1].id: the id \"main\" is that of source[0], give each source its own"},
    {"{\"source\":{" FEED ",\"token_file\":\" \"}}",
     "w.json:1: source.token_file: the text is empty"},
    {"{\"source\":{" FEED ",\"token_file\":\"credential:\"}}",
     "w.json:1: source.token_file: expected a credential's name behind \"credential:\", found "
     "the text \"credential:\""},
    {"{\"source\":{" FEED ",\"token_file\":\"credential:../x\"}}",
     "w.json:1: source.token_file: expected a credential's name behind \"credential:\", found "
     "the text \"credential:../x\""},
};

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    REFUSED(REFUSALS);
}

static void wrong_urls_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"source\":{\"url\":\"rt.example.org\"}}",
         "w.json:1: source.url: expected a URL that begins with http:// or https://, found the "
         "text \"rt.example.org\""},
        {"{\"source\":{\"url\":\"ftp://rt.example.org\"}}",
         "w.json:1: source.url: expected a URL that begins with http:// or https://, found the "
         "text \"ftp://rt.example.org\""},
        {"{\"source\":{\"url\":\"https:///rt\"}}",
         "w.json:1: source.url: expected a URL with a host, found the text \"https:///rt\""},
        {"{\"source\":{\"url\":\"https://:80/\"}}",
         "w.json:1: source.url: expected a URL with a host, found the text \"https://:80/\""},
        {"{\"source\":{\"url\":\"https://rt:99999/\"}}",
         "w.json:1: source.url: expected a URL whose port is from 1 to 65535, found the text "
         "\"https://rt:99999/\""},
        {"{\"source\":{\"url\":\"https://a b/\"}}",
         "w.json:1: source.url: expected a URL without blanks and with ASCII characters only, "
         "found the text \"https://a b/\""},
        {"{\"source\":{\"url\":\"https://a/#x\"}}",
         "w.json:1: source.url: expected a URL without \"#\", found the text \"https://a/#x\""},
    };
    REFUSED(refusals);
}

static void secrets_are_refused_and_not_shown(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"source\":{" FEED ",\n\"token\":\"s3cret\"}}",
         "w.json:2: source.token: a secret must not stand in the config, write it to a file of "
         "its own and name that file with \"token_file\""},
        {"{\"source\":{\"password\":\"s3cret\"}}",
         "w.json:1: source.password: a secret must not stand in the config, write it to a file of "
         "its own and name that file with \"token_file\""},
        {"{\"source\":{\"url\":\"https://me:s3cret@a.example/\"}}",
         "w.json:1: source.url: the URL carries a user or password, put the token in "
         "\"token_file\""},
        {"{\"source\":{\"url\":\"ftp://me:s3cret@a.example/\"}}",
         "w.json:1: source.url: the URL carries a user or password, put the token in "
         "\"token_file\""},
        {"{\"source\":{\"url\":\"me:s3cret@a.example/\"}}",
         "w.json:1: source.url: the URL carries a user or password, put the token in "
         "\"token_file\""},
        {"{\"source\":{\"url\":\"https://a.example/?x=1&Access_Token=s3cret\"}}",
         "w.json:1: source.url: the URL carries a secret, put the token in \"token_file\""},
        {"{\"source\":{" FEED ",\"proxy\":\"http://me:s3cret@proxy\"}}",
         "w.json:1: source.proxy: the URL carries a user or password, which must not stand in the "
         "config"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_source_has_defaults),
        cmocka_unit_test(a_list_is_read_whole),
        cmocka_unit_test(token_files_are_relative_to_the_config),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(wrong_urls_have_their_sentences),
        cmocka_unit_test(secrets_are_refused_and_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
