/* Tests base/hash.c against the published FNV-1a vectors. */
#include "cmocka_all.h"

#include <string.h>

#include "base/hash.h"

/* From the reference test suite by Landon Curt Noll (draft-eastlake-fnv, appendix). */
static const struct {
    const char *text;
    uint64_t hash;
} VECTORS[] = {
    {"", UINT64_C(0xcbf29ce484222325)},       {"a", UINT64_C(0xaf63dc4c8601ec8c)},
    {"b", UINT64_C(0xaf63df4c8601f1a5)},      {"fo", UINT64_C(0x08985907b541d342)},
    {"foobar", UINT64_C(0x85944171f73967e8)},
};

static void vectors_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof VECTORS / sizeof VECTORS[0]; i++) {
        uint64_t hash = hash_bytes(HASH_START, VECTORS[i].text, strlen(VECTORS[i].text));
        assert_true(hash == VECTORS[i].hash);
    }
}

static void parts_feed_on(void **state)
{
    (void)state;
    uint64_t parts = hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3);
    assert_true(parts == UINT64_C(0x85944171f73967e8));
}

static void texts_keep_their_borders(void **state)
{
    (void)state;
    uint64_t one = hash_text(hash_text(HASH_START, "ab"), "c");
    uint64_t other = hash_text(hash_text(HASH_START, "a"), "bc");
    assert_true(one != other);
    assert_true(hash_text(HASH_START, "a") == hash_bytes(HASH_START, "a", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_hold),
        cmocka_unit_test(parts_feed_on),
        cmocka_unit_test(texts_keep_their_borders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
