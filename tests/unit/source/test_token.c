/* Token files, good and bad; no sentence holds what is in them. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/token.h"

static char folder[] = "/tmp/wallboard-token-XXXXXX";
static char path[64];

static void write_file(const char *bytes, size_t length, mode_t mode)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    assert_int_equal(chmod(path, mode), 0);
}

static int make_folder(void **unused)
{
    (void)unused;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/feed.token", folder);
    return 0;
}

static int remove_folder(void **unused)
{
    (void)unused;
    unlink(path);
    return rmdir(folder);
}

static void test_blanks_are_dropped(void **unused)
{
    (void)unused;
    struct token token;
    struct error error;
    write_file("  s3cret-token\r\n\n", 17, 0600);
    assert_true(token_read(path, NULL, &token, &error));
    assert_string_equal(token.text, "s3cret-token");
    assert_false(token.exposed);
    token_finish(&token);
    assert_int_equal(token.text[0], 0);
}

static void test_exposed(void **unused)
{
    (void)unused;
    struct token token;
    struct error error;
    write_file("s3cret", 6, 0644);
    assert_true(token_read(path, NULL, &token, &error));
    assert_true(token.exposed);
}

static void test_credential(void **unused)
{
    (void)unused;
    struct token token;
    struct error error;
    write_file("s3cret\n", 7, 0600);
    assert_true(token_read("credential:feed.token", folder, &token, &error));
    assert_string_equal(token.text, "s3cret");
    assert_false(token_read("credential:feed.token", NULL, &token, &error));
    assert_non_null(strstr(error.text, "LoadCredential=feed.token"));
    assert_false(token_read("credential:../feed.token", folder, &token, &error));
    assert_non_null(strstr(error.text, "no credential's name"));
}

/* As systemd leaves what the units load as "wallboard"; without one the file itself counts. */
static void test_a_service_takes_the_credential_of_the_name(void **unused)
{
    (void)unused;
    char handed[96];
    struct token token;
    struct error error;
    write_file("from-file\n", 10, 0600);
    assert_true(token_read(path, folder, &token, &error));
    assert_string_equal(token.text, "from-file");
    snprintf(handed, sizeof handed, "%s/wallboard_feed.token", folder);
    assert_int_equal(link(path, handed), 0);
    assert_int_equal(unlink(path), 0);
    assert_true(token_read(path, folder, &token, &error));
    assert_string_equal(token.text, "from-file");
    assert_false(token_read(path, NULL, &token, &error));
    write_file("other\n", 6, 0600);
    assert_true(token_read(path, folder, &token, &error));
    assert_string_equal(token.text, "from-file");
    assert_int_equal(unlink(handed), 0);
}

/* "token" of another desk is not taken for that of the folder "eu". */
static void test_a_folder_of_credentials_is_part_of_the_name(void **unused)
{
    (void)unused;
    char root[96], nested[96];
    struct token token;
    struct error error;
    snprintf(root, sizeof root, "%s/wallboard_feed.token", folder);
    snprintf(nested, sizeof nested, "%s/wallboard_eu_feed.token", folder);
    write_file("of-root\n", 8, 0600);
    assert_int_equal(rename(path, root), 0);
    assert_false(token_read("/nowhere/credentials/eu/feed.token", folder, &token, &error));
    assert_non_null(strstr(error.text, "/nowhere/credentials/eu/feed.token"));
    assert_true(token_read("/nowhere/credentials/feed.token", folder, &token, &error));
    assert_string_equal(token.text, "of-root");
    write_file("of-eu\n", 6, 0600);
    assert_int_equal(rename(path, nested), 0);
    assert_true(token_read("/nowhere/credentials/eu/feed.token", folder, &token, &error));
    assert_string_equal(token.text, "of-eu");
    assert_int_equal(unlink(root), 0);
    assert_int_equal(unlink(nested), 0);
}

static void test_bad_files(void **unused)
{
    (void)unused;
    char large[5000];
    memset(large, 'x', sizeof large);
    const struct {
        const char *bytes;
        size_t length;
        const char *sentence;
    } rows[] = {
        {"", 0, "is empty: put the token into it"},
        {" \n\n", 3, "is empty: put the token into it"},
        {"s3cret\nother\n", 13, "has several lines"},
        {"s3cret other", 12, "characters that no token has"},
        {"s3cret\0other", 12, "characters that no token has"},
        {"s3cr\xc3\xa9t", 7, "characters that no token has"},
        {large, sizeof large, "has more than 4096 bytes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct token token;
        struct error error;
        write_file(rows[i].bytes, rows[i].length, 0600);
        assert_false(token_read(path, NULL, &token, &error));
        assert_non_null(strstr(error.text, rows[i].sentence));
        assert_non_null(strstr(error.text, path));
        assert_null(strstr(error.text, "s3cr"));
    }
}

static void test_missing_file(void **unused)
{
    (void)unused;
    struct token token;
    struct error error;
    assert_false(token_read("/nonexistent/token", NULL, &token, &error));
    assert_string_equal(error.text,
                        "cannot open the token file /nonexistent/token: No such file or "
                        "directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blanks_are_dropped),
        cmocka_unit_test(test_exposed),
        cmocka_unit_test(test_credential),
        cmocka_unit_test(test_a_folder_of_credentials_is_part_of_the_name),
        cmocka_unit_test(test_bad_files),
        cmocka_unit_test(test_a_service_takes_the_credential_of_the_name),
        cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
