/* Tests of screen/kms_hotplug: the clock that looks at displays, and who can hear the kernel. */
#include "cmocka_all.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "screen/kms_hotplug.h"

/* Whether something is heard within this time; messages of real devices may come too. */
static bool rings(struct kms_hotplug *hotplug, int wait_ms)
{
    struct pollfd fds[2];
    size_t count = kms_hotplug_wait_on(hotplug, fds, 1); /* the clock alone */
    assert_int_equal(count, 1);
    return poll(fds, count, wait_ms) > 0 && kms_hotplug_read(hotplug).due;
}

static void it_rings_once(void **state)
{
    (void)state;
    struct kms_hotplug *hotplug = kms_hotplug_new();
    assert_false(rings(hotplug, 20));
    kms_hotplug_wake(hotplug, 5, 0);
    assert_true(rings(hotplug, 5000));
    assert_false(rings(hotplug, 20));
    kms_hotplug_free(hotplug);
}

static void it_rings_again_and_again(void **state)
{
    (void)state;
    struct kms_hotplug *hotplug = kms_hotplug_new();
    kms_hotplug_wake(hotplug, 5, 5);
    for (int i = 0; i < 3; i++)
        assert_true(rings(hotplug, 5000));
    kms_hotplug_wake(hotplug, 0, 0);
    kms_hotplug_read(hotplug);
    assert_false(rings(hotplug, 20));
    kms_hotplug_free(hotplug);
}

static void there_is_no_more_to_wait_on_than_there_is_room(void **state)
{
    (void)state;
    struct pollfd fds[3];
    struct kms_hotplug *hotplug = kms_hotplug_new();
    assert_int_equal(kms_hotplug_wait_on(hotplug, fds, 0), 0);
    assert_int_equal(kms_hotplug_wait_on(hotplug, fds, 3), kms_hotplug_is_deaf(hotplug) ? 1 : 2);
    kms_hotplug_free(hotplug);
    kms_hotplug_free(NULL);
}

/* The kernel tells nothing to the network of another user namespace: whoever listens there must
   know that it hears nothing. */
static void in_a_network_of_another_user_it_is_deaf(void **state)
{
    enum { DEAF, HEARS, NOT_ALLOWED };
    (void)state;
    int code = 0;
    pid_t child = fork();
    if (child == 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
            _exit(NOT_ALLOWED);
        struct kms_hotplug *hotplug = kms_hotplug_new();
        _exit(kms_hotplug_is_deaf(hotplug) ? DEAF : HEARS);
    }
    assert_true(child > 0 && waitpid(child, &code, 0) == child && WIFEXITED(code));
    if (WEXITSTATUS(code) == NOT_ALLOWED)
        skip();
    assert_int_equal(WEXITSTATUS(code), DEAF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_rings_once),
        cmocka_unit_test(it_rings_again_and_again),
        cmocka_unit_test(there_is_no_more_to_wait_on_than_there_is_room),
        cmocka_unit_test(in_a_network_of_another_user_it_is_deaf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
