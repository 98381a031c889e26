/* Tests base/file.c: limits, odd files, and that a failed replacement leaves the old file whole. */
#include "cmocka_all.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* Each test works in a fresh folder; cmocka's state is this. */
struct place {
    char folder[64];
    struct arena *arena;
};

static int enter(void **state)
{
    static struct place place;
    place = (struct place){.folder = "/tmp/wallboard-file-XXXXXX", .arena = arena_new()};
    *state = &place;
    return mkdtemp(place.folder) ? chdir(place.folder) : -1;
}

static int leave(void **state)
{
    struct place *place = *state;
    char *command = arena_textf(place->arena, "rm -rf '%s'", place->folder);
    int status = chdir("/") == 0 ? system(command) : -1;
    arena_free(place->arena);
    return status;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(struct place *place, const char *path, const char *text)
{
    struct file_bytes bytes;
    struct error error = {0};
    if (!file_read(path, 1 << 20, place->arena, &bytes, &error))
        fail_msg("%s", error.text);
    assert_int_equal(bytes.length, strlen(text));
    assert_string_equal(bytes.bytes, text);
}

static void a_file_is_read_up_to_its_limit(void **state)
{
    struct place *place = *state;
    struct file_bytes bytes = {.length = 42};
    struct error error;
    put("five", "12345");
    assert_true(file_read("five", 5, place->arena, &bytes, &error));
    assert_int_equal(bytes.length, 5);
    assert_string_equal(bytes.bytes, "12345");
    put("none", "");
    assert_true(file_read("none", 0, place->arena, &bytes, &error));
    assert_int_equal(bytes.length, 0);
    assert_string_equal(bytes.bytes, "");
}

static void what_cannot_be_read_says_why(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *path, *text;
    } rows[] = {
        {"absent", "cannot open absent: No such file or directory"},
        {"folder", "cannot read folder: it is not a regular file"},
        {"pipe", "cannot read pipe: it is not a regular file"},
        {"/dev/zero", "cannot read /dev/zero: it is not a regular file"},
        {"big", "big has 5 bytes, more than the 4 allowed"},
        {"/proc/self/status", "/proc/self/status changed while it was read"},
    };
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_int_equal(mkfifo("pipe", 0644), 0);
    put("big", "12345");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct file_bytes bytes = {.bytes = NULL, .length = 42};
        struct error error = {0};
        assert_false(file_read(rows[i].path, 4, place->arena, &bytes, &error));
        assert_string_equal(error.text, rows[i].text);
        assert_int_equal(bytes.length, 42);
    }
}

static void a_file_is_made_and_replaced(void **state)
{
    struct place *place = *state;
    static const enum file_durability durabilities[] = {FILE_FAST, FILE_DURABLE};
    struct error error;
    for (size_t i = 0; i < 2; i++) {
        assert_true(file_replace("snapshot.json", "old", 3, durabilities[i], &error));
        assert_holds(place, "snapshot.json", "old");
        assert_true(file_replace("snapshot.json", "a newer one", 11, durabilities[i], &error));
        assert_holds(place, "snapshot.json", "a newer one");
        char *absolute = file_join(place->arena, place->folder, "snapshot.json");
        assert_true(file_replace(absolute, "", 0, durabilities[i], &error));
        assert_holds(place, "snapshot.json", "");
        assert_int_not_equal(access("snapshot.json.new", F_OK), 0);
    }
}

static void a_reader_keeps_the_file_it_opened(void **state)
{
    (void)state;
    struct error error;
    put("snapshot.json", "old");
    FILE *reader = fopen("snapshot.json", "r");
    assert_non_null(reader);
    assert_true(file_replace("snapshot.json", "new", 3, FILE_FAST, &error));
    char read[8] = "";
    assert_non_null(fgets(read, sizeof read, reader));
    fclose(reader);
    assert_string_equal(read, "old");
}

/* /dev/full answers each write as a full disk does. */
static void a_full_disk_leaves_the_old_file(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    put("snapshot.json", "old");
    assert_int_equal(symlink("/dev/full", "snapshot.json.new"), 0);
    assert_false(file_replace("snapshot.json", "new", 3, FILE_DURABLE, &error));
    assert_string_equal(error.text, "cannot write snapshot.json.new: No space left on device");
    assert_holds(place, "snapshot.json", "old");
    struct stat info;
    assert_int_not_equal(lstat("snapshot.json.new", &info), 0);
}

static void a_temporary_that_is_left_over_is_no_hindrance(void **state)
{
    struct place *place = *state;
    struct error error;
    put("snapshot.json.new", "half of a much longer file that a power cut left");
    assert_true(file_replace("snapshot.json", "new", 3, FILE_FAST, &error));
    assert_holds(place, "snapshot.json", "new");
}

static void what_cannot_be_replaced_says_why(void **state)
{
    (void)state;
    struct error error = {0};
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_false(file_replace("folder", "new", 3, FILE_FAST, &error));
    assert_string_equal(error.text, "cannot replace folder: Is a directory");
    assert_int_not_equal(access("folder.new", F_OK), 0);
    assert_false(file_replace("absent/file", "new", 3, FILE_FAST, &error));
    assert_string_equal(error.text, "cannot write absent/file.new: No such file or directory");
    char longest[PATH_MAX];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(file_replace(longest, "new", 3, FILE_FAST, &error));
    assert_memory_equal(error.text, "cannot write xxx", 16);
}

static void folders_are_made_with_their_parents(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct stat info;
    assert_true(file_make_folder("a/b//c/", &error));
    assert_true(file_make_folder("a/b/c", &error));
    assert_true(file_make_folder("/", &error));
    assert_true(file_make_folder(file_join(place->arena, place->folder, "d/e"), &error));
    assert_int_equal(stat("a/b/c", &info), 0);
    assert_true(S_ISDIR(info.st_mode));
    assert_int_equal(stat("d/e", &info), 0);
}

static void what_is_no_folder_says_so(void **state)
{
    (void)state;
    struct error error = {0};
    put("file", "");
    assert_false(file_make_folder("file", &error));
    assert_string_equal(error.text, "cannot make the folder file: Not a directory");
    assert_false(file_make_folder("file/below", &error));
    assert_string_equal(error.text, "cannot make the folder file: Not a directory");
    assert_false(file_make_folder("", &error));
    assert_string_equal(error.text, "cannot make the folder \"\": bad length");
}

static void paths_are_joined_and_split(void **state)
{
    struct place *place = *state;
    assert_string_equal(file_join(place->arena, "/etc", "rt.token"), "/etc/rt.token");
    assert_string_equal(file_join(place->arena, "/etc", "/run/rt.token"), "/run/rt.token");
    assert_string_equal(file_folder(place->arena, "/etc/wallboard/config.json"), "/etc/wallboard");
    assert_string_equal(file_folder(place->arena, "/config.json"), "/");
    assert_string_equal(file_folder(place->arena, "config.json"), ".");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_read_up_to_its_limit, enter, leave),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_says_why, enter, leave),
        cmocka_unit_test_setup_teardown(a_file_is_made_and_replaced, enter, leave),
        cmocka_unit_test_setup_teardown(a_reader_keeps_the_file_it_opened, enter, leave),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_old_file, enter, leave),
        cmocka_unit_test_setup_teardown(a_temporary_that_is_left_over_is_no_hindrance, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(what_cannot_be_replaced_says_why, enter, leave),
        cmocka_unit_test_setup_teardown(folders_are_made_with_their_parents, enter, leave),
        cmocka_unit_test_setup_teardown(what_is_no_folder_says_so, enter, leave),
        cmocka_unit_test_setup_teardown(paths_are_joined_and_split, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
