/* A config file that is missing or wrong, looked at again and again until it is another one. */
#include "show/config_wait.h"

static const int64_t PERIOD_MS = 2000;

static struct stat look(const char *path)
{
    struct stat now = {0};
    return stat(path, &now) == 0 ? now : (struct stat){0};
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

struct config_wait config_wait_for(const char *path, const char *sentence, struct mono_time now)
{
    return (struct config_wait){
        .path = path, .sentence = sentence, .seen = look(path), .looked_at = now};
}

int64_t config_wait_due_ms(const struct config_wait *wait, struct mono_time now)
{
    int64_t left_ms = wait->looked_at.ms + PERIOD_MS - now.ms;
    return left_ms > 0 ? left_ms : 0;
}

bool config_wait_step(struct config_wait *wait, struct mono_time now)
{
    if (wait->changed || config_wait_due_ms(wait, now) > 0)
        return wait->changed;
    struct stat present = look(wait->path);
    wait->looked_at = now;
    wait->changed = !is_same(&present, &wait->seen);
    return wait->changed;
}
