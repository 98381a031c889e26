/* Tests of base/keyed_hash.c: the vectors of the paper's reference implementation. */
#include "cmocka_all.h"

#include "base/keyed_hash.h"

/* Of the bytes 0, 1, 2, … under the key 0, 1, … 15. */
static void the_vectors_come_out(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        uint64_t hash;
    } VECTORS[] = {
        {0, UINT64_C(0x726fdb47dd0e0e31)},  {1, UINT64_C(0x74f839c593dc67fd)},
        {2, UINT64_C(0x0d6c8009d9a94f5a)},  {7, UINT64_C(0xab0200f58b01d137)},
        {8, UINT64_C(0x93f5f5799a932462)},  {15, UINT64_C(0xa129ca6149be45e5)},
        {63, UINT64_C(0x958a324ceb064572)},
    };
    static const struct hash_key KEY = {UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908)};
    unsigned char bytes[64];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)i;
    for (size_t i = 0; i < sizeof VECTORS / sizeof *VECTORS; i++)
        assert_true(keyed_hash(KEY, bytes, VECTORS[i].length) == VECTORS[i].hash);
}

static void each_text_has_its_own_key(void **state)
{
    (void)state;
    struct hash_key a = keyed_hash_key("a"), again = keyed_hash_key("a"), b = keyed_hash_key("b");
    assert_true(a.low == again.low && a.high == again.high);
    assert_true(a.low != b.low && a.high != b.high && a.low != a.high);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_vectors_come_out),
                                       cmocka_unit_test(each_text_has_its_own_key)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
