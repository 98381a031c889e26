/* The keys of the keyboards at a board, where no desktop hands them out. */
#include "screen/input_keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libinput.h>
#include <libudev.h>

#include "base/log.h"

/* Source: linux/input-event-codes.h, some of whose macros have the names of the wall's own keys. */
enum {
    CODE_ESCAPE = 1,
    CODE_Q = 16,
    CODE_P = 25,
    CODE_ENTER = 28,
    CODE_A = 30,
    CODE_N = 49,
    CODE_SPACE = 57,
    CODE_KEYPAD_ENTER = 96,
    CODE_PAGE_UP = 104,
    CODE_LEFT = 105,
    CODE_RIGHT = 106,
    CODE_PAGE_DOWN = 109
};

struct input_keys {
    struct udev *udev;
    struct libinput *libinput;
    bool refused; /* a keyboard could not be opened, which was logged */
};

bool input_key_meaning(uint32_t code, enum presenter_key *ret_key)
{
    static const struct {
        uint32_t code;
        enum presenter_key key;
    } KEYS[] = {
        {CODE_RIGHT, KEY_NEXT},       {CODE_PAGE_DOWN, KEY_NEXT},
        {CODE_N, KEY_NEXT},           {CODE_LEFT, KEY_PREVIOUS},
        {CODE_PAGE_UP, KEY_PREVIOUS}, {CODE_P, KEY_PREVIOUS},
        {CODE_SPACE, KEY_PAUSE},      {CODE_ENTER, KEY_ACKNOWLEDGE},
        {CODE_A, KEY_ACKNOWLEDGE},    {CODE_KEYPAD_ENTER, KEY_ACKNOWLEDGE},
        {CODE_Q, KEY_QUIT},           {CODE_ESCAPE, KEY_QUIT},
    };
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        if (KEYS[i].code == code) {
            *ret_key = KEYS[i].key;
            return true;
        }
    return false;
}

static int open_device(const char *path, int flags, void *self)
{
    struct input_keys *keys = self;
    int fd = open(path, flags | O_CLOEXEC);
    if (fd >= 0)
        return fd;
    int reason = errno;
    if (!keys->refused)
        log_warning("%s: %s; the user must be in the group \"input\" for keys", path,
                    strerror(reason));
    keys->refused = true;
    return -reason;
}

static void close_device(int fd, void *self)
{
    (void)self;
    close(fd);
}

/* What matters of it is said in open_device. */
static void hear_nothing(struct libinput *libinput, enum libinput_log_priority priority,
                         const char *format, va_list args) __attribute__((format(printf, 3, 0)));
static void hear_nothing(struct libinput *libinput, enum libinput_log_priority priority,
                         const char *format, va_list args)
{
    (void)libinput, (void)priority, (void)format, (void)args;
}

struct input_keys *input_keys_new(void)
{
    static const struct libinput_interface DOOR = {open_device, close_device};
    struct input_keys *keys = calloc(1, sizeof *keys);
    if (!keys)
        abort();
    keys->udev = udev_new();
    keys->libinput = keys->udev ? libinput_udev_create_context(&DOOR, keys, keys->udev) : NULL;
    if (keys->libinput) {
        libinput_log_set_handler(keys->libinput, hear_nothing);
        if (libinput_udev_assign_seat(keys->libinput, "seat0") == 0)
            return keys;
    }
    log_warning("keyboards cannot be used: libinput or udev did not start");
    input_keys_free(keys);
    return NULL;
}

void input_keys_free(struct input_keys *keys)
{
    if (!keys)
        return;
    if (keys->libinput)
        libinput_unref(keys->libinput);
    if (keys->udev)
        udev_unref(keys->udev);
    free(keys);
}

int input_keys_fd(const struct input_keys *keys)
{
    return libinput_get_fd(keys->libinput);
}

static bool read_key(struct libinput_event *event, enum presenter_key *ret_key)
{
    if (libinput_event_get_type(event) != LIBINPUT_EVENT_KEYBOARD_KEY)
        return false;
    struct libinput_event_keyboard *key = libinput_event_get_keyboard_event(event);
    return libinput_event_keyboard_get_key_state(key) == LIBINPUT_KEY_STATE_PRESSED &&
           input_key_meaning(libinput_event_keyboard_get_key(key), ret_key);
}

bool input_keys_next(struct input_keys *keys, enum presenter_key *ret_key)
{
    bool found = false;
    libinput_dispatch(keys->libinput);
    while (!found) {
        struct libinput_event *event = libinput_get_event(keys->libinput);
        if (!event)
            return false;
        found = read_key(event, ret_key);
        libinput_event_destroy(event);
    }
    return true;
}

void input_keys_rescan(struct input_keys *keys)
{
    libinput_suspend(keys->libinput);
    libinput_resume(keys->libinput);
}
