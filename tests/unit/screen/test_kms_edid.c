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
    struct size mm;
    assert_true(kms_edid_size_mm(&edid, FULL_HD, &mm, &error));
    assert_int_equal(mm.w, 1210);
    assert_int_equal(mm.h, 680);
}

static struct kms_edid edid_of(struct size mm, struct size cm)
{
    uint8_t bytes[EDID_BLOCK];
    struct kms_edid edid;
    struct error error;
    edid_fill(bytes, mm, cm);
    assert_true(kms_edid_read(bytes, sizeof bytes, &edid, &error));
    return edid;
}

/* As monitors, TV sets, touch panels and adapters send it. */
static void sizes_of_real_displays_are_believed_where_they_can_be(void **state)
{
    (void)state;
    static const struct {
        struct size px, mm, cm;
        int width; /* what is believed; 0: nothing */
    } ROWS[] = {
        {{1920, 1080}, {1210, 680}, {121, 68}, 1210}, /* a TV set of 55 inches */
        {{3840, 2160}, {1600, 900}, {160, 90}, 0},    /* one that sends its ratio, */
        {{1920, 1080}, {160, 90}, {16, 9}, 0},        /* or so, */
        {{1920, 1080}, {160, 90}, {121, 68}, 1210},   /* or so, but tells the truth once */
        {{1920, 1080}, {708, 398}, {0, 0}, 708},      /* one that sends 32 inches for all sizes */
        {{1920, 1080}, {527, 296}, {53, 30}, 527},    /* monitors of 24 inches, 16:9 */
        {{1920, 1200}, {518, 324}, {52, 32}, 518},    /* and 16:10, */
        {{1280, 1024}, {376, 301}, {38, 30}, 376},    /* of 19, 5:4 */
        {{1024, 768}, {304, 228}, {30, 23}, 304},     /* and of 15, 4:3, */
        {{2560, 1080}, {798, 334}, {80, 34}, 798},    /* ultrawide, 34 */
        {{800, 480}, {154, 86}, {15, 9}, 154},        /* touch panels of 7 */
        {{800, 480}, {108, 65}, {11, 7}, 108},        /* and of 5 inches */
        {{1080, 1920}, {680, 1210}, {68, 121}, 680},  /* a pillar */
        {{1920, 1080}, {0, 0}, {0, 0}, 0},            /* a projector */
        {{1920, 1080}, {520, 520}, {52, 52}, 0},      /* an adapter */
        {{1920, 1080}, {36, 20}, {0, 0}, 0},          /* another */
        {{1920, 1080}, {4000, 2250}, {0, 0}, 0},      /* a wall of LEDs */
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct kms_edid edid = edid_of(ROWS[i].mm, ROWS[i].cm);
        struct size mm = {1, 1};
        bool believed = kms_edid_size_mm(&edid, ROWS[i].px, &mm, NULL);
        assert_int_equal(believed, ROWS[i].width > 0);
        assert_int_equal(mm.w, believed ? ROWS[i].width : 1);
    }
}

static void nonsense_is_told_in_a_sentence(void **state)
{
    (void)state;
    static const struct {
        struct size mm, cm;
        const char *sentence;
    } ROWS[] = {
        {{160, 90}, {16, 9}, "its size, 160x90 mm, is a ratio and no size"},
        {{0, 0}, {0, 0}, "it does not say its size"},
        {{0, 0}, {160, 90}, "its size, 1600x900 mm, is a ratio and no size"},
        {{700, 700}, {70, 70}, "its size, 700x700 mm, has not the shape of its 1920x1080 pixels"},
        {{36, 20}, {0, 0}, "its size, 36x20 mm, is 1.6 inches: no panel's (5 to 120)"},
        {{4000, 2250}, {0, 0}, "its size, 4000x2250 mm, is 180.7 inches: no panel's (5 to 120)"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct kms_edid edid = edid_of(ROWS[i].mm, ROWS[i].cm);
        struct size mm;
        struct error error;
        assert_false(kms_edid_size_mm(&edid, FULL_HD, &mm, &error));
        assert_string_equal(error.text, ROWS[i].sentence);
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
            struct size mm;
            if (kms_edid_size_mm(&edid, FULL_HD, &mm, NULL))
                assert_in_range(mm.w, 60, 3000);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_and_size_are_read),
        cmocka_unit_test(sizes_of_real_displays_are_believed_where_they_can_be),
        cmocka_unit_test(nonsense_is_told_in_a_sentence),
        cmocka_unit_test(what_is_no_edid_is_refused),
        cmocka_unit_test(hostile_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
