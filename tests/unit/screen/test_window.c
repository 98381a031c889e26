/* Tests of screen/presenter_sdl on a real X server (under_xvfb starts one): what the server shows,
   keys that arrive, and a wait that nothing disturbs. */
#include "cmocka_all.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>

#include "base/clock.h"
#include "screen/presenter.h"

static const struct size SIZE = {320, 200};
enum { PIXELS = 320 * 200, PATIENCE_MS = 5000 };

struct fixture {
    struct presenter *presenter;
    Display *display; /* a second client that looks at the first */
    uint32_t pixels[PIXELS];
};

static struct frame frame_of(const struct fixture *fixture)
{
    return (struct frame){fixture->pixels, SIZE.w * 4, SIZE};
}

static int open_window(void **state)
{
    static struct fixture fixture;
    struct error error = {""};
    struct presenter_setup setup = {SIZE};
    if (!presenter_sdl_new(&setup, &fixture.presenter, &error)) {
        print_error("%s\n", error.text);
        return -1;
    }
    fixture.display = XOpenDisplay(NULL);
    *state = &fixture;
    return fixture.display ? 0 : -1;
}

static int close_window(void **state)
{
    struct fixture *fixture = *state;
    presenter_free(fixture->presenter);
    XCloseDisplay(fixture->display);
    return 0;
}

/* The first window below `parent` that has this name, looked for in two levels. */
static Window find_window(Display *display, Window parent, const char *name, int levels)
{
    Window root, above, *children = NULL, found = None;
    unsigned count = 0;
    if (!XQueryTree(display, parent, &root, &above, &children, &count))
        return None;
    for (unsigned i = 0; i < count && found == None; i++) {
        char *title = NULL;
        if (XFetchName(display, children[i], &title) && title && strcmp(title, name) == 0)
            found = children[i];
        if (title)
            XFree(title);
        if (found == None && levels > 1)
            found = find_window(display, children[i], name, levels - 1);
    }
    if (children)
        XFree(children);
    return found;
}

static Window our_window(struct fixture *fixture)
{
    Window window =
        find_window(fixture->display, DefaultRootWindow(fixture->display), "wallboard", 2);
    assert_true(window != None);
    return window;
}

static uint32_t shown_at(struct fixture *fixture, int x, int y)
{
    XImage *image =
        XGetImage(fixture->display, our_window(fixture), x, y, 1, 1, AllPlanes, ZPixmap);
    assert_non_null(image);
    uint32_t pixel = (uint32_t)XGetPixel(image, 0, 0) & 0xffffff;
    XDestroyImage(image);
    return pixel;
}

static void rest(void)
{
    const struct timespec moment = {0, 20 * 1000 * 1000};
    nanosleep(&moment, NULL);
}

static void drain(struct fixture *fixture)
{
    for (int quiet = 0; quiet < 10; quiet++) {
        while (presenter_next_event(fixture->presenter).kind != PRESENTER_NOTHING)
            quiet = 0;
        rest();
    }
}

static void wait_for_pixel(struct fixture *fixture, int x, int y, uint32_t wanted)
{
    struct mono_time start = clock_mono();
    while (shown_at(fixture, x, y) != wanted && clock_mono().ms - start.ms < PATIENCE_MS)
        rest();
    assert_int_equal(shown_at(fixture, x, y), wanted);
}

static void fill(struct fixture *fixture, uint32_t colour)
{
    for (size_t i = 0; i < PIXELS; i++)
        fixture->pixels[i] = colour;
}

static void the_frame_is_on_the_screen(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {""};
    struct rect whole = {0, 0, SIZE.w, SIZE.h};
    assert_string_equal(presenter_name(fixture->presenter), "sdl");
    assert_int_equal(presenter_panel(fixture->presenter).size_px.w, SIZE.w);
    assert_int_equal(presenter_panel(fixture->presenter).size_mm.w, 0); /* X's 96 dpi */
    drain(fixture);
    fill(fixture, 0x56b4e9);
    assert_true(presenter_present(fixture->presenter, frame_of(fixture), &whole, 1, &error));
    wait_for_pixel(fixture, 0, 0, 0x56b4e9);
    wait_for_pixel(fixture, SIZE.w - 1, SIZE.h - 1, 0x56b4e9);
}

static void only_the_damage_is_copied(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {""};
    struct rect damage[] = {{10, 10, 20, 20}, {100, 50, 5, 5}};
    fill(fixture, 0xd55e00);
    assert_true(presenter_present(fixture->presenter, frame_of(fixture), damage, 2, &error));
    wait_for_pixel(fixture, 10, 10, 0xd55e00);
    wait_for_pixel(fixture, 104, 54, 0xd55e00);
    assert_int_equal(shown_at(fixture, 30, 10), 0x56b4e9);
    assert_int_equal(shown_at(fixture, 105, 54), 0x56b4e9);
}

static void press(struct fixture *fixture, KeySym symbol)
{
    XKeyEvent event = {.type = KeyPress,
                       .display = fixture->display,
                       .window = our_window(fixture),
                       .root = DefaultRootWindow(fixture->display),
                       .time = CurrentTime,
                       .same_screen = True,
                       .keycode = XKeysymToKeycode(fixture->display, symbol)};
    XSendEvent(fixture->display, event.window, True, KeyPressMask, (XEvent *)&event);
    event.type = KeyRelease;
    XSendEvent(fixture->display, event.window, True, KeyReleaseMask, (XEvent *)&event);
    XFlush(fixture->display);
}

/* Waits on the presenter's descriptors, as show does. */
static struct presenter_event wait_for(struct fixture *fixture, enum presenter_event_kind kind)
{
    struct mono_time start = clock_mono();
    while (clock_mono().ms - start.ms < PATIENCE_MS) {
        struct presenter_event event = presenter_next_event(fixture->presenter);
        if (event.kind == kind)
            return event;
        if (event.kind != PRESENTER_NOTHING)
            continue;
        struct pollfd fds[4];
        size_t count = presenter_wait_on(fixture->presenter, fds, 4);
        assert_int_equal(count, 1);
        poll(fds, count, PATIENCE_MS);
    }
    fail_msg("no event of kind %d came", (int)kind);
    return (struct presenter_event){0};
}

static void keys_arrive(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        KeySym symbol;
        enum presenter_key key;
    } ROWS[] = {{XK_Right, KEY_NEXT},
                {XK_Left, KEY_PREVIOUS},
                {XK_space, KEY_PAUSE},
                {XK_Escape, KEY_QUIT}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        press(fixture, ROWS[i].symbol);
        assert_int_equal(wait_for(fixture, PRESENTER_KEY).key, ROWS[i].key);
    }
}

static void waiting_costs_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct pollfd fds[4];
    drain(fixture);
    size_t count = presenter_wait_on(fixture->presenter, fds, 4);
    assert_int_equal(poll(fds, count, 1500), 0);
}

static void a_resized_window_asks_for_another_picture(void **state)
{
    struct fixture *fixture = *state;
    XResizeWindow(fixture->display, our_window(fixture), 400, 240);
    XFlush(fixture->display);
    wait_for(fixture, PRESENTER_RESIZED);
    assert_int_equal(presenter_panel(fixture->presenter).size_px.w, 400);
    assert_int_equal(presenter_panel(fixture->presenter).size_px.h, 240);
}

static void off_is_black_and_on_asks_for_the_picture(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {""};
    struct rect whole = {0, 0, SIZE.w, SIZE.h};
    drain(fixture);
    assert_true(presenter_power(fixture->presenter, false, &error));
    wait_for_pixel(fixture, 5, 5, 0);
    assert_true(presenter_present(fixture->presenter, frame_of(fixture), &whole, 1, &error));
    assert_int_equal(shown_at(fixture, 5, 5), 0);
    assert_true(presenter_power(fixture->presenter, true, &error));
    wait_for(fixture, PRESENTER_EXPOSED);
    assert_true(presenter_present(fixture->presenter, frame_of(fixture), &whole, 1, &error));
    wait_for_pixel(fixture, 5, 5, 0xd55e00);
}

static void closing_the_window_is_told(void **state)
{
    struct fixture *fixture = *state;
    Display *display = fixture->display;
    XClientMessageEvent event = {.type = ClientMessage,
                                 .window = our_window(fixture),
                                 .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                 .format = 32};
    event.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    XSendEvent(display, event.window, False, NoEventMask, (XEvent *)&event);
    XFlush(display);
    wait_for(fixture, PRESENTER_CLOSED);
}

static void the_whole_screen_can_be_taken(void **state)
{
    (void)state;
    struct error error = {""};
    struct presenter *presenter = NULL;
    struct presenter_setup setup = {{0, 0}};
    if (!presenter_sdl_new(&setup, &presenter, &error))
        fail_msg("%s", error.text);
    assert_int_equal(presenter_panel(presenter).size_px.w, 1024);
    assert_int_equal(presenter_panel(presenter).size_px.h, 768);
    Display *display = XOpenDisplay(NULL);
    Window window = find_window(display, DefaultRootWindow(display), "wallboard", 2);
    XWindowAttributes attributes;
    assert_true(window != None && XGetWindowAttributes(display, window, &attributes));
    assert_int_equal(attributes.x, 0);
    assert_int_equal(attributes.y, 0);
    assert_int_equal(attributes.width, 1024);
    assert_int_equal(attributes.height, 768);
    XCloseDisplay(display);
    presenter_free(presenter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frame_is_on_the_screen),
        cmocka_unit_test(only_the_damage_is_copied),
        cmocka_unit_test(keys_arrive),
        cmocka_unit_test(waiting_costs_nothing),
        cmocka_unit_test(a_resized_window_asks_for_another_picture),
        cmocka_unit_test(off_is_black_and_on_asks_for_the_picture),
        cmocka_unit_test(closing_the_window_is_told),
    };
    const struct CMUnitTest fullscreen[] = {cmocka_unit_test(the_whole_screen_can_be_taken)};
    int failed = cmocka_run_group_tests(tests, open_window, close_window);
    return failed + cmocka_run_group_tests(fullscreen, NULL, NULL);
}
