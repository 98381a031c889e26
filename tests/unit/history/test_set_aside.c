/* Files set aside: their names, and how many stay. */
#include "desk.h"

#include <sys/stat.h>

#include "history/set_aside.h"

static void make_file(const char *path, const char *suffix)
{
    char name[2 * SET_ASIDE_NAME];
    snprintf(name, sizeof name, "%s%s", path, suffix);
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fclose(file);
}

static void test_set_aside_never_replaces(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    struct wall_time now = at("2026-11-23T08:15:00.5Z");
    char name[SET_ASIDE_NAME], found[256];
    struct error error;
    for (int i = 0; i < 3; i++) {
        make_file(desk->path, "");
        assert_true(set_aside_move(desk->path, "corrupt", now, name, &error));
        assert_true(access(desk->path, F_OK) != 0);
    }
    assert_non_null(strstr(name, "/history.db.corrupt-20261123T081500Z-03"));
    assert_int_equal(desk_files(desk, "corrupt-20261123T081500Z", found), 3);
    assert_false(set_aside_move(desk->path, "corrupt", now, name, &error));
    assert_non_null(strstr(error.text, "cannot rename /tmp/"));
    assert_non_null(strstr(error.text, "No such file or directory"));
    desk_free(desk);
}

static bool is_there(const struct desk *desk, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", desk->folder, name);
    return access(path, F_OK) == 0;
}

static void test_the_latest_three_stay(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    static const char *const NAMES[] = {".corrupt-20261120T000000Z", ".newer-20261121T000000Z",
                                        ".newer-20261121T000000Z-02", ".corrupt-20261122T000000Z"};
    char name[SET_ASIDE_NAME], found[256];
    for (size_t i = 0; i < 4; i++) {
        make_file(desk->path, NAMES[i]);
        snprintf(name, sizeof name, "%s-wal", NAMES[i]);
        make_file(desk->path, name);
    }
    make_file(desk->path, "");
    make_file(desk->path, ".bak");
    make_file(desk->folder, "/other.db.corrupt-20261101T000000Z");
    snprintf(name, sizeof name, "%s.corrupt-20261122T000000Z", desk->path);
    set_aside_remove_old(desk->path, name);
    assert_int_equal(desk_files(desk, "", found), 3 * 2 + 3);
    assert_false(is_there(desk, "history.db.corrupt-20261120T000000Z"));
    assert_false(is_there(desk, "history.db.corrupt-20261120T000000Z-wal"));
    assert_true(is_there(desk, "history.db.newer-20261121T000000Z"));
    assert_non_null(strstr(desk->lines, "history.db.corrupt-20261120T000000Z is removed: the "
                                        "latest 3 that were set aside are kept\n"));
    set_aside_remove_old(desk->path, name);
    assert_int_equal(desk_files(desk, "", found), 3 * 2 + 3);
    desk_free(desk);
}

/* The clock was wrong when it was set aside. */
static void test_the_one_just_set_aside_stays(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    char name[SET_ASIDE_NAME];
    make_file(desk->path, ".corrupt-19700101T000000Z");
    make_file(desk->path, ".corrupt-20261121T000000Z");
    make_file(desk->path, ".corrupt-20261122T000000Z");
    make_file(desk->path, ".corrupt-20261123T000000Z");
    snprintf(name, sizeof name, "%s.corrupt-19700101T000000Z", desk->path);
    set_aside_remove_old(desk->path, name);
    assert_true(is_there(desk, "history.db.corrupt-19700101T000000Z"));
    assert_false(is_there(desk, "history.db.corrupt-20261121T000000Z"));
    assert_true(is_there(desk, "history.db.corrupt-20261123T000000Z"));
    desk_free(desk);
}

static void test_what_cannot_be_removed_is_told(void **unused)
{
    (void)unused;
    struct desk *desk = desk_new("UTC");
    char folder[256];
    snprintf(folder, sizeof folder, "%s.newer-20251101T000000Z", desk->path);
    assert_int_equal(mkdir(folder, 0755), 0);
    make_file(desk->path, ".corrupt-20261121T000000Z");
    make_file(desk->path, ".corrupt-20261122T000000Z");
    make_file(desk->path, ".corrupt-20261123T000000Z");
    set_aside_remove_old(desk->path, "history.db.corrupt-20261123T000000Z");
    assert_non_null(strstr(desk->lines, "cannot remove /tmp/"));
    assert_non_null(strstr(desk->lines, "Is a directory"));
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set_aside_never_replaces),
        cmocka_unit_test(test_the_latest_three_stay),
        cmocka_unit_test(test_the_one_just_set_aside_stays),
        cmocka_unit_test(test_what_cannot_be_removed_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
