/* Erasing secrets, and knowing an erasing that was cut off. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "device/erase.h"

static void the_file_is_gone_and_its_bytes_are_zeros(void **state)
{
    (void)state;
    char path[] = "/tmp/wallboard-erase-XXXXXX";
    char other[64], bytes[9000];
    struct error error;
    int fd = mkstemp(path);
    memset(bytes, 'x', sizeof bytes);
    assert_int_equal(write(fd, bytes, sizeof bytes), sizeof bytes);
    close(fd);
    snprintf(other, sizeof other, "%s.link", path);
    assert_int_equal(link(path, other), 0); /* so that what is left of it can be looked at */
    assert_true(erase_file(path, &error));
    assert_int_not_equal(access(path, F_OK), 0);
    FILE *file = fopen(other, "re");
    assert_int_equal(fread(bytes, 1, sizeof bytes, file), sizeof bytes);
    fclose(file);
    unlink(other);
    for (size_t i = 0; i < sizeof bytes; i++)
        assert_int_equal(bytes[i], 0);
}

static void a_missing_file_is_erased_and_a_folder_is_not(void **state)
{
    (void)state;
    struct error error = {""};
    assert_true(erase_file("/tmp/wallboard-no-such-file", &error));
    assert_false(erase_file("/tmp", &error));
    assert_string_equal(error.text, "cannot erase /tmp: Is a directory");
}

#define BYTES(text) ((struct file_bytes){text, sizeof text - 1})

static void whole_sectors_of_zeros_are_known(void **state)
{
    (void)state;
    assert_true(erase_was_interrupted(BYTES("\0\0\0\0rest")));
    assert_true(erase_was_interrupted(BYTES("front\0\0\0")));
    assert_true(erase_was_interrupted(BYTES("front\0")));
    assert_true(erase_was_interrupted(BYTES("\0\0")));
    assert_false(erase_was_interrupted(BYTES("")));
    assert_false(erase_was_interrupted(BYTES("a token")));
    assert_false(erase_was_interrupted(BYTES("\xFF\xFEt\0o\0k\0e\0n\0")));
    assert_false(erase_was_interrupted(BYTES("\0t\0o\0k\0e\0n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_gone_and_its_bytes_are_zeros),
        cmocka_unit_test(a_missing_file_is_erased_and_a_folder_is_not),
        cmocka_unit_test(whole_sectors_of_zeros_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
