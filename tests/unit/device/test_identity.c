/* Which board this is, told from a folder that stands for the kernel's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmocka_all.h"
#include "device/identity.h"

static void put(const char *root, const char *path, const char *bytes, size_t length)
{
    struct error error;
    struct arena *arena = arena_new();
    const char *whole = arena_textf(arena, "%s%s", root, path);
    assert_true(file_make_folder(file_folder(arena, whole), &error));
    assert_true(file_replace(whole, bytes, length, FILE_FAST, &error));
    arena_free(arena);
}

static void clear(const char *root)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", root);
    assert_int_equal(system(command), 0);
}

static void the_device_tree_tells(void **state)
{
    (void)state;
    char root[] = "/tmp/wallboard-identity-XXXXXX";
    assert_non_null(mkdtemp(root));
    put(root, "/proc/device-tree/model", "Raspberry Pi 3 Model B", 23);
    put(root, "/proc/device-tree/serial-number", "00000000A1B2C3D4", 17);
    put(root, "/sys/class/net/wlan0/address", "b8:27:eb:00:00:02\n", 18);
    put(root, "/sys/class/net/eth0/address", "B8:27:EB:00:00:01\n", 18);
    put(root, "/sys/class/net/lo/address", "00:00:00:00:00:00\n", 18);
    struct identity identity = identity_read(root);
    assert_string_equal(identity.model, "Raspberry Pi 3 Model B");
    assert_string_equal(identity.serial, "00000000a1b2c3d4");
    assert_string_equal(identity.mac, "b827eb000001");
    clear(root);
}

static void without_a_serial_number_the_address_stands_for_it(void **state)
{
    (void)state;
    char root[] = "/tmp/wallboard-identity-XXXXXX";
    assert_non_null(mkdtemp(root));
    put(root, "/sys/class/net/wlan0/address", "52:54:00:12:34:56\n", 18);
    struct identity identity = identity_read(root);
    assert_string_equal(identity.model, "");
    assert_string_equal(identity.serial, "525400123456");
    clear(root);
}

static void the_host_name_is_one_that_goes(void **state)
{
    (void)state;
    char name[64];
    struct identity identity = {.serial = "00a1", .mac = "b827eb000001"};
    identity_hostname(&identity, "wall-{serial}-{mac}", name, sizeof name);
    assert_string_equal(name, "wall-00a1-b827eb000001");
    identity = (struct identity){.serial = ""};
    identity_hostname(&identity, "wall-{serial}", name, sizeof name);
    assert_string_equal(name, "wall");
    identity_hostname(&identity, "{serial}", name, sizeof name);
    assert_string_equal(name, "wallboard");
    memset(identity.serial, 'a', 100);
    identity_hostname(&identity, "{serial}{serial}", name, sizeof name);
    assert_int_equal(strlen(name), 63);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_device_tree_tells),
        cmocka_unit_test(without_a_serial_number_the_address_stands_for_it),
        cmocka_unit_test(the_host_name_is_one_that_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
