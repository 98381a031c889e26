/* The virtual terminal behind the wall: quiet while the wall is seen, given back when asked. */
#include "screen/kms_vt.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <linux/kd.h>
#include <linux/vt.h>

enum { LEAVE_SIGNAL = SIGUSR1, COME_SIGNAL = SIGUSR2 };

struct kms_vt {
    int terminal;
    int signals;
    sigset_t mask; /* as it was before */
};

/* The terminal in front; -1: none that can be opened. */
static int open_front(void)
{
    struct vt_stat state = {0};
    char path[24];
    int console = open("/dev/tty0", O_RDWR | O_NOCTTY | O_CLOEXEC);
    bool known = ioctl(console >= 0 ? console : STDIN_FILENO, VT_GETSTATE, &state) == 0;
    if (console >= 0)
        close(console);
    if (!known)
        return -1;
    snprintf(path, sizeof path, "/dev/tty%d", (int)state.v_active);
    return open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
}

static bool is_free(int terminal)
{
    struct vt_mode mode = {0};
    return ioctl(terminal, VT_GETMODE, &mode) == 0 && mode.mode == VT_AUTO;
}

static bool hold(int terminal)
{
    struct vt_mode mode = {.mode = VT_PROCESS, .relsig = LEAVE_SIGNAL, .acqsig = COME_SIGNAL};
    if (ioctl(terminal, VT_SETMODE, &mode) != 0)
        return false;
    return ioctl(terminal, KDSETMODE, KD_GRAPHICS) == 0;
}

/* The kernel forgets, with the mode, a switch to another terminal that nobody answered: who asked
   for it would wait for ever. Bringing the text back takes its time, and comes last. */
static void let_go(int terminal)
{
    struct vt_mode mode = {.mode = VT_AUTO};
    ioctl(terminal, VT_RELDISP, 1);
    ioctl(terminal, VT_SETMODE, &mode);
    ioctl(terminal, KDSETMODE, KD_TEXT);
    tcflush(terminal, TCIFLUSH); /* keys meant for the wall are no commands */
}

struct kms_vt *kms_vt_take(bool has_card)
{
    struct kms_vt *vt = calloc(1, sizeof *vt);
    sigset_t ours;
    if (!vt)
        abort();
    vt->terminal = open_front();
    sigemptyset(&ours);
    sigaddset(&ours, LEAVE_SIGNAL);
    sigaddset(&ours, COME_SIGNAL);
    sigprocmask(SIG_BLOCK, &ours, &vt->mask);
    vt->signals = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
    bool is_ours = has_card || (vt->terminal >= 0 && is_free(vt->terminal));
    if (vt->terminal >= 0 && vt->signals >= 0 && is_ours) {
        if (hold(vt->terminal))
            return vt;
        let_go(vt->terminal);
    }
    if (vt->terminal >= 0)
        close(vt->terminal);
    vt->terminal = -1;
    kms_vt_free(vt);
    return NULL;
}

void kms_vt_free(struct kms_vt *vt)
{
    if (!vt)
        return;
    if (vt->terminal >= 0) {
        let_go(vt->terminal);
        close(vt->terminal);
    }
    while (kms_vt_next(vt) != KMS_VT_NOTHING)
        ; /* unblocked, one that is still pending would end the program */
    if (vt->signals >= 0)
        close(vt->signals);
    sigprocmask(SIG_SETMASK, &vt->mask, NULL);
    free(vt);
}

int kms_vt_fd(const struct kms_vt *vt)
{
    return vt->signals;
}

enum kms_vt_wish kms_vt_next(struct kms_vt *vt)
{
    struct signalfd_siginfo info;
    if (read(vt->signals, &info, sizeof info) != sizeof info)
        return KMS_VT_NOTHING;
    return info.ssi_signo == LEAVE_SIGNAL ? KMS_VT_LEAVE : KMS_VT_COME;
}

void kms_vt_leave(struct kms_vt *vt)
{
    ioctl(vt->terminal, VT_RELDISP, 1);
}

void kms_vt_come(struct kms_vt *vt)
{
    ioctl(vt->terminal, VT_RELDISP, VT_ACKACQ);
}
