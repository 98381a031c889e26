/* Tests of screen/uevent: the kernel's messages, and bytes that are none. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "screen/uevent.h"

static const char PLUG[] = "change@/devices/pci0000:00/0000:00:02.0/drm/card0\0ACTION=change\0"
                           "DEVPATH=/devices/pci0000:00/0000:00:02.0/drm/card0\0SUBSYSTEM=drm\0"
                           "HOTPLUG=1\0DEVNAME=dri/card0\0SEQNUM=2710";

/* On a heap of its own, so that a sanitizer sees each byte read beyond it. */
static bool reads(const char *bytes, size_t length, struct uevent *ret_event, char **ret_copy)
{
    *ret_copy = malloc(length ? length : 1);
    if (!*ret_copy)
        abort();
    memcpy(*ret_copy, bytes, length);
    return uevent_read(*ret_copy, length, ret_event);
}

static bool is_message(const char *bytes, size_t length)
{
    struct uevent event = {NULL, NULL};
    char *copy = NULL;
    bool is = reads(bytes, length, &event, &copy);
    free(copy);
    return is;
}

static void a_display_that_changes_is_heard(void **state)
{
    (void)state;
    struct uevent event;
    char *copy = NULL;
    assert_true(reads(PLUG, sizeof PLUG, &event, &copy));
    assert_string_equal(event.action, "change");
    assert_string_equal(event.subsystem, "drm");
    free(copy);
}

/* "SUBSYSTEM=" may be the end of what arrived, and a value may hold an "=". */
static void odd_values_are_taken_as_they_are(void **state)
{
    (void)state;
    static const char bytes[] = "add@/x\0ACTION=a=b\0SUBSYSTEM=";
    struct uevent event;
    char *copy = NULL;
    assert_true(reads(bytes, sizeof bytes, &event, &copy));
    assert_string_equal(event.action, "a=b");
    assert_string_equal(event.subsystem, "");
    free(copy);
}

static void one_that_is_cut_off_is_refused(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof PLUG; length++)
        if (length == 0 || PLUG[length - 1] != '\0')
            assert_false(is_message(PLUG, length));
    assert_false(is_message(PLUG, strlen(PLUG) + 1)); /* nothing but its first line */
}

static void what_others_say_is_refused(void **state)
{
    (void)state;
    static const char udev[] = "libudev\0\xfe\xed\xca\xfe\0\0\0\0ACTION=add\0SUBSYSTEM=drm";
    static const char nameless[] = "add@/x\0ACTION=add\0SUBSYSTEN=drm";
    static const char actionless[] = "add@/x\0SUBSYSTEM=drm";
    static const char nothing[] = "\0\0\0\0";
    assert_false(is_message(udev, sizeof udev));
    assert_false(is_message(nameless, sizeof nameless));
    assert_false(is_message(actionless, sizeof actionless));
    assert_false(is_message(nothing, sizeof nothing));
}

static void one_that_is_far_too_long_is_read_too(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20 };
    char *bytes = malloc(LENGTH);
    struct uevent event;
    if (!bytes)
        abort();
    memset(bytes, 'x', LENGTH);
    memcpy(bytes, PLUG, sizeof PLUG);
    bytes[LENGTH - 1] = '\0';
    assert_true(uevent_read(bytes, LENGTH, &event));
    assert_string_equal(event.subsystem, "drm");
    free(bytes);
}

static void any_bytes_do_no_harm(void **state)
{
    (void)state;
    struct random dice = random_from(11);
    for (int i = 0; i < 20000; i++) {
        char bytes[sizeof PLUG];
        memcpy(bytes, PLUG, sizeof bytes);
        for (int n = 0; n < 6; n++)
            bytes[random_below(&dice, sizeof bytes)] = (char)random_below(&dice, 256);
        is_message(bytes, random_below(&dice, sizeof bytes + 1));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_display_that_changes_is_heard),
        cmocka_unit_test(odd_values_are_taken_as_they_are),
        cmocka_unit_test(one_that_is_cut_off_is_refused),
        cmocka_unit_test(what_others_say_is_refused),
        cmocka_unit_test(one_that_is_far_too_long_is_read_too),
        cmocka_unit_test(any_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
