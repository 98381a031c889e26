/* Tests of screen/kms_edid: a display's name and size, and bytes that are none. */
#include "cmocka_all.h"

#include "edid.h"
#include "screen/kms_edid.h"

static const struct size FULL_HD = {1920, 1080};

static void name_and_size_are_read(void **state)
{
    (void)state;
    uint8_t bytes[EDID_BLOCK];
    struct kms_edid edid;
    struct error error;
    edid_fill(bytes, (struct size){1210, 680}, (struct size){121, 68});
    assert_true(kms_edid_read(bytes, sizeof bytes, &edid, &error));
    assert_string_equal(edid.name, "WALL 55");
    assert_int_equal(kms_edid_size_mm(&edid, FULL_HD).w, 1210);
    assert_int_equal(kms_edid_size_mm(&edid, FULL_HD).h, 680);
}

static void nonsense_is_not_believed(void **state)
{
    (void)state;
    static const struct {
        struct size mm, cm;
        int width; /* what is believed */
    } ROWS[] = {
        {{160, 90}, {121, 68}, 1210}, {{1600, 900}, {16, 9}, 0}, {{0, 0}, {0, 0}, 0},
        {{700, 700}, {70, 70}, 0},    {{4000, 2250}, {0, 0}, 0}, {{32, 18}, {255, 0}, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        uint8_t bytes[EDID_BLOCK];
        struct kms_edid edid;
        struct error error;
        edid_fill(bytes, ROWS[i].mm, ROWS[i].cm);
        assert_true(kms_edid_read(bytes, sizeof bytes, &edid, &error));
        assert_int_equal(kms_edid_size_mm(&edid, FULL_HD).w, ROWS[i].width);
    }
}

static void what_is_no_edid_is_refused(void **state)
{
    (void)state;
    uint8_t bytes[EDID_BLOCK];
    struct kms_edid edid;
    struct error error;
    edid_fill(bytes, FULL_HD, FULL_HD);
    assert_false(kms_edid_read(bytes, 127, &edid, &error));
    assert_string_equal(error.text, "the EDID has 127 bytes, expected at least 128");
    bytes[30]++;
    assert_false(kms_edid_read(bytes, EDID_BLOCK, &edid, &error));
    assert_string_equal(error.text, "the EDID's checksum is wrong");
    bytes[0] = 1;
    assert_false(kms_edid_read(bytes, EDID_BLOCK, &edid, &error));
    assert_string_equal(error.text, "the EDID does not begin as one");
}

/* Every value of every byte behind the header: read or refused, and never out of bounds. */
static void hostile_bytes_do_no_harm(void **state)
{
    (void)state;
    for (int at = 8; at < EDID_BLOCK - 1; at++)
        for (int value = 0; value < 256; value++) {
            uint8_t bytes[EDID_BLOCK];
            struct kms_edid edid;
            edid_fill(bytes, (struct size){1210, 680}, (struct size){121, 68});
            bytes[at] = (uint8_t)value;
            edid_seal(bytes);
            assert_true(kms_edid_read(bytes, EDID_BLOCK, &edid, NULL));
            assert_true(strlen(edid.name) < sizeof edid.name);
            assert_true(kms_edid_size_mm(&edid, FULL_HD).w <= 3000);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_and_size_are_read),
        cmocka_unit_test(nonsense_is_not_believed),
        cmocka_unit_test(what_is_no_edid_is_refused),
        cmocka_unit_test(hostile_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
