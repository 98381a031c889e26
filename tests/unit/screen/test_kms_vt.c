/* Tests of screen/kms_vt: a terminal taken and given back, and switches to others that come
 * meanwhile. */
#include "cmocka_all.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/kd.h>
#include <linux/vt.h>

#include "screen/kms_vt.h"

enum { NOBODY = -1, FRONT = 3, ANOTHER = 5 };

/* The kernel's terminals, as far as a program at one of them sees them. Source: Linux,
   drivers/tty/vt/vt_ioctl.c, whose functions are named below. */
static struct {
    struct vt_mode mode; /* of terminal FRONT */
    int text_or_graphics;
    int front;
    int wanted; /* a switch that is asked for and not answered; NOBODY: none */
    bool is_text_slow;
    int opened, refused;
} kernel;

/* In the program's place; the linker is told so. */
int __wrap_open(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
int __wrap_ioctl(int fd, unsigned long request, ...);
int __real_ioctl(int fd, unsigned long request, ...);

/* change_console. */
static void ask_for(int terminal)
{
    if (kernel.mode.mode == VT_PROCESS) {
        kernel.wanted = terminal;
        raise(kernel.mode.relsig);
    } else if (kernel.text_or_graphics == KD_TEXT) {
        kernel.front = terminal;
    }
}

static int open_fake(const char *path)
{
    assert_true(strcmp(path, "/dev/tty0") == 0 || strcmp(path, "/dev/tty3") == 0);
    kernel.opened++;
    return dup(STDERR_FILENO);
}

int __wrap_open(const char *path, int flags, ...)
{
    (void)flags;
    return open_fake(path);
}

int __wrap_open64(const char *path, int flags, ...)
{
    (void)flags;
    return open_fake(path);
}

static int refuse(void)
{
    kernel.refused++;
    errno = EINVAL;
    return -1;
}

/* vt_reldisp. */
static int release(int answer)
{
    if (kernel.mode.mode != VT_PROCESS)
        return refuse();
    if (kernel.wanted == NOBODY)
        return answer == VT_ACKACQ ? 0 : refuse();
    if (answer != 0)
        kernel.front = kernel.wanted;
    kernel.wanted = NOBODY;
    return 0;
}

/* vt_setmode forgets who waits for an answer. */
static int set_vt_mode(const struct vt_mode *mode)
{
    kernel.mode = *mode;
    kernel.wanted = NOBODY;
    return 0;
}

/* vt_kdsetmode draws all the text, during which somebody may ask for another terminal. */
static int set_text_or_graphics(int mode)
{
    kernel.text_or_graphics = mode;
    if (mode == KD_TEXT && kernel.is_text_slow)
        ask_for(ANOTHER);
    return 0;
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    switch (request) {
    case VT_GETSTATE:
        *(struct vt_stat *)argument = (struct vt_stat){.v_active = (unsigned short)kernel.front};
        return 0;
    case VT_GETMODE:
        *(struct vt_mode *)argument = kernel.mode;
        return 0;
    case VT_SETMODE:
        return set_vt_mode(argument);
    case KDSETMODE:
        return set_text_or_graphics((int)(intptr_t)argument);
    case VT_RELDISP:
        return release((int)(intptr_t)argument);
    default:
        return __real_ioctl(fd, request, argument);
    }
}

static int start(void **state)
{
    (void)state;
    memset(&kernel, 0, sizeof kernel);
    kernel.front = FRONT;
    kernel.wanted = NOBODY;
    return 0;
}

static void assert_text(void)
{
    assert_int_equal(kernel.mode.mode, VT_AUTO);
    assert_int_equal(kernel.text_or_graphics, KD_TEXT);
}

static void the_terminal_in_front_is_taken_and_given_back(void **state)
{
    (void)state;
    struct kms_vt *vt = kms_vt_take(true);
    assert_non_null(vt);
    assert_int_equal(kernel.opened, 2);
    assert_int_equal(kernel.mode.mode, VT_PROCESS);
    assert_int_equal(kernel.text_or_graphics, KD_GRAPHICS);
    assert_int_equal(kms_vt_next(vt), KMS_VT_NOTHING);
    kms_vt_free(vt);
    assert_text();
    assert_int_equal(kernel.front, FRONT);
}

static void one_that_another_program_has_is_left_alone(void **state)
{
    (void)state;
    kernel.mode.mode = VT_PROCESS;
    kernel.text_or_graphics = KD_GRAPHICS;
    assert_null(kms_vt_take(false));
    assert_int_equal(kernel.mode.mode, VT_PROCESS);
    assert_int_equal(kernel.text_or_graphics, KD_GRAPHICS);
}

/* Nobody sets the terminal back for a program that was killed; only one has the display. */
static void one_that_was_left_by_a_program_that_was_killed_is_taken(void **state)
{
    (void)state;
    kernel.mode.mode = VT_PROCESS;
    kernel.text_or_graphics = KD_GRAPHICS;
    struct kms_vt *vt = kms_vt_take(true);
    assert_non_null(vt);
    ask_for(ANOTHER);
    assert_int_equal(kms_vt_next(vt), KMS_VT_LEAVE);
    kms_vt_leave(vt);
    assert_int_equal(kernel.front, ANOTHER);
    kms_vt_free(vt);
    assert_text();
}

static void a_switch_waits_until_the_display_is_given_away(void **state)
{
    (void)state;
    struct kms_vt *vt = kms_vt_take(true);
    ask_for(ANOTHER);
    assert_int_equal(kms_vt_next(vt), KMS_VT_LEAVE);
    assert_int_equal(kernel.front, FRONT);
    kms_vt_leave(vt);
    assert_int_equal(kernel.front, ANOTHER);
    raise(kernel.mode.acqsig);
    assert_int_equal(kms_vt_next(vt), KMS_VT_COME);
    kms_vt_come(vt);
    assert_int_equal(kms_vt_next(vt), KMS_VT_NOTHING);
    assert_int_equal(kernel.refused, 0);
    kms_vt_free(vt);
    assert_text();
}

/* Whoever asked waits until the other terminal is in front: for ever, if that is forgotten. */
static void a_switch_that_waits_while_the_wall_ends_is_made(void **state)
{
    (void)state;
    struct kms_vt *vt = kms_vt_take(true);
    ask_for(ANOTHER);
    kms_vt_free(vt);
    assert_int_equal(kernel.front, ANOTHER);
    assert_text();
}

static void a_switch_while_the_text_comes_back_is_made(void **state)
{
    (void)state;
    struct kms_vt *vt = kms_vt_take(true);
    kernel.is_text_slow = true;
    kms_vt_free(vt);
    assert_int_equal(kernel.front, ANOTHER);
    assert_text();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_terminal_in_front_is_taken_and_given_back, start),
        cmocka_unit_test_setup(one_that_another_program_has_is_left_alone, start),
        cmocka_unit_test_setup(one_that_was_left_by_a_program_that_was_killed_is_taken, start),
        cmocka_unit_test_setup(a_switch_waits_until_the_display_is_given_away, start),
        cmocka_unit_test_setup(a_switch_that_waits_while_the_wall_ends_is_made, start),
        cmocka_unit_test_setup(a_switch_while_the_text_comes_back_is_made, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
