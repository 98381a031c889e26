/* One collect per spool. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "collect/lock.h"

static void drop_line(void *self, enum log_level level, const char *line)
{
    (void)level;
    assert_non_null(strstr(line, "going on without a lock"));
    *(bool *)self = true;
}

static void test_second_one_is_refused(void **unused)
{
    (void)unused;
    char folder[] = "/tmp/wallboard-lock-XXXXXX", path[64];
    struct error error;
    int first = LOCK_NONE, second = LOCK_NONE;
    assert_non_null(mkdtemp(folder));
    assert_true(lock_take(folder, &first, &error));
    assert_false(lock_take(folder, &second, &error));
    assert_non_null(strstr(error.text, "another \"wallboard collect\" writes into /tmp/"));
    lock_drop(first);
    assert_true(lock_take(folder, &second, &error));
    lock_drop(second);
    snprintf(path, sizeof path, "%s/%s", folder, LOCK_FILE);
    unlink(path);
    rmdir(folder);
}

static void test_no_folder_no_lock(void **unused)
{
    (void)unused;
    struct error error;
    int lock = 5;
    bool told = false;
    log_set_sink(drop_line, &told);
    assert_true(lock_take("/nonexistent", &lock, &error));
    log_set_sink(NULL, NULL);
    assert_int_equal(lock, LOCK_NONE);
    assert_true(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_second_one_is_refused),
        cmocka_unit_test(test_no_folder_no_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
