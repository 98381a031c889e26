/* Child processes of this program, kept running: one that ends is started again. */
#include "show/children.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

static const int64_t LONG_LIFE_MS = 60000;
static const int64_t LONGEST_PAUSE_MS = 60000;

/* In the new process, before exec: dies with the parent, and no signal is blocked or handled. */
static void become(const char *const *argv, pid_t parent, int out)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1);
    if (out >= 0)
        dup2(out, STDOUT_FILENO);
    execv(argv[0], (char *const *)(uintptr_t)argv);
    _exit(127);
}

static bool spawn(const char *const *argv, int out, pid_t *ret_pid, struct error *error)
{
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid < 0)
        return error_set(error, "cannot start %s: %s", argv[0], strerror(errno));
    if (pid == 0)
        become(argv, parent, out);
    *ret_pid = pid;
    return true;
}

bool children_spawn(const char *const *argv, int *ret_out, pid_t *ret_pid, struct error *error)
{
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0)
        return error_set(error, "cannot start %s: %s", argv[0], strerror(errno));
    bool ok = spawn(argv, pipe_ends[1], ret_pid, error);
    close(pipe_ends[1]);
    if (!ok) {
        close(pipe_ends[0]);
        return false;
    }
    *ret_out = pipe_ends[0];
    return true;
}

static bool start(struct child *child, struct mono_time now, struct error *error)
{
    child->started_at = now;
    return spawn(child->argv, -1, &child->pid, error);
}

bool children_add(struct children *children, const char *name, const char *const *argv,
                  struct mono_time now, struct error *error)
{
    assert(children->count < CHILDREN_MOST);
    struct child child = {.name = name, .argv = argv};
    if (!start(&child, now, error))
        return false;
    children->list[children->count++] = child;
    return true;
}

static int64_t pause_ms(const struct child *child)
{
    if (child->starts_in_row == 0)
        return 0;
    int doublings = child->starts_in_row < 7 ? child->starts_in_row - 1 : 6;
    int64_t pause = INT64_C(1000) << doublings;
    return pause < LONGEST_PAUSE_MS ? pause : LONGEST_PAUSE_MS;
}

static void describe_end(const struct child *child, int status, int64_t restart_in_ms)
{
    if (WIFSIGNALED(status))
        log_warning("%s was ended by signal %d; it starts again in %lld s", child->name,
                    WTERMSIG(status), (long long)restart_in_ms / 1000);
    else
        log_warning("%s ended with code %d; it starts again in %lld s", child->name,
                    WEXITSTATUS(status), (long long)restart_in_ms / 1000);
}

static void reap(struct child *child, struct mono_time now)
{
    int status = 0;
    if (child->pid == 0)
        return;
    pid_t reaped = waitpid(child->pid, &status, WNOHANG);
    if (reaped == 0 || (reaped < 0 && errno != ECHILD))
        return;
    child->pid = 0;
    bool long_lived = now.ms - child->started_at.ms >= LONG_LIFE_MS;
    child->starts_in_row = long_lived ? 0 : child->starts_in_row + 1;
    child->start_at.ms = now.ms + pause_ms(child);
    describe_end(child, status, pause_ms(child));
}

static void restart_if_due(struct child *child, struct mono_time now)
{
    struct error error;
    if (child->pid != 0 || child->start_at.ms > now.ms)
        return;
    if (start(child, now, &error))
        return;
    log_error("%s", error.text);
    child->start_at.ms = now.ms + LONGEST_PAUSE_MS;
}

void children_step(struct children *children, struct mono_time now)
{
    for (int i = 0; i < children->count; i++) {
        reap(&children->list[i], now);
        restart_if_due(&children->list[i], now);
    }
}

int64_t children_due_ms(const struct children *children, struct mono_time now)
{
    int64_t soonest_ms = -1;
    for (int i = 0; i < children->count; i++) {
        const struct child *child = &children->list[i];
        if (child->pid != 0)
            continue;
        int64_t left_ms = child->start_at.ms > now.ms ? child->start_at.ms - now.ms : 0;
        if (soonest_ms < 0 || left_ms < soonest_ms)
            soonest_ms = left_ms;
    }
    return soonest_ms;
}

static bool is_gone(struct child *child)
{
    if (child->pid == 0)
        return true;
    pid_t reaped = waitpid(child->pid, NULL, WNOHANG);
    if (reaped == child->pid || (reaped < 0 && errno == ECHILD))
        child->pid = 0;
    return child->pid == 0;
}

static void signal_all(const struct children *children, int signal_number)
{
    for (int i = 0; i < children->count; i++) {
        if (children->list[i].pid != 0)
            kill(children->list[i].pid, signal_number);
    }
}

static bool all_gone(struct children *children)
{
    bool gone = true;
    for (int i = 0; i < children->count; i++)
        gone &= is_gone(&children->list[i]);
    return gone;
}

void children_stop(struct children *children)
{
    signal_all(children, SIGTERM);
    for (int i = 0; i < 100 && !all_gone(children); i++)
        usleep(50000);
    if (all_gone(children))
        return;
    signal_all(children, SIGKILL);
    for (int i = 0; i < children->count; i++) {
        if (children->list[i].pid != 0)
            waitpid(children->list[i].pid, NULL, 0);
    }
}
