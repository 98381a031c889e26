/* The presenter for desktops: a window or the whole screen under X11, Wayland or KMSDRM by SDL. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#include "base/log.h"
#include "base/text.h"
#include "draw/panel_size.h"
#include "screen/presenter.h"
#include "screen/sdl_event.h"

#if WALLBOARD_WAYLAND
#include <wayland-client-core.h>
#endif

enum {
    FAILURES_TO_GIVE_UP = 5, /* presentations in a row */
    DAMAGE_AREAS = 64,
    ASK_MS = 250 /* how often a driver without a connection to wait on is asked for events */
};

struct sdl_presenter {
    SDL_Window *window;
    SDL_LogOutputFunction log; /* SDL's own, put back at the end */
    void *log_self;
    int ticks; /* timer to wait on where there is no connection (KMSDRM), else -1 */
    bool fullscreen;
    bool dark;      /* the panel was switched off */
    bool redrawn;   /* owes an EXPOSED, after the panel was switched on */
    bool lost;      /* presenting failed too often */
    bool told;      /* … and LOST was handed out */
    int failures;   /* presentations in a row that failed */
    int complaints; /* SDL's own error lines since a presentation went well */
};

/* SDL reports some video errors only to its log. */
static void hear(void *self, int category, SDL_LogPriority priority, const char *message)
{
    struct sdl_presenter *sdl = self;
    if (priority < SDL_LOG_PRIORITY_WARN)
        return;
    log_warning("SDL: %s", message);
    sdl->complaints += category == SDL_LOG_CATEGORY_VIDEO || category == SDL_LOG_CATEGORY_ERROR;
}

/* The screen size SDL gives is from the display's own data, or X's habit of calling every screen
   96 dpi: that is no size. */
static struct size said_mm(const struct sdl_presenter *sdl, struct size size_px)
{
    const float mm_per_inch = 25.4F;
    float across = 0;
    float down = 0;
    int display = SDL_GetWindowDisplayIndex(sdl->window);
    if (!sdl->fullscreen || SDL_GetDisplayDPI(display, NULL, &across, &down) != 0)
        return (struct size){0, 0};
    bool habit = across > 95.0F && across < 97.0F;
    if (habit || across < 1.0F || down < 1.0F)
        return (struct size){0, 0};
    return (struct size){(int)lroundf((float)size_px.w / across * mm_per_inch),
                         (int)lroundf((float)size_px.h / down * mm_per_inch)};
}

static struct size panel_mm(const struct sdl_presenter *sdl, struct size size_px)
{
    struct size mm = said_mm(sdl, size_px);
    return panel_size_check(mm, size_px, NULL) ? mm : (struct size){0, 0};
}

/* A size that is missing is nothing to complain of. */
static void tell_doubt(const struct sdl_presenter *sdl)
{
    struct error error;
    struct size px = {0, 0};
    SDL_GetWindowSizeInPixels(sdl->window, &px.w, &px.h);
    struct size mm = said_mm(sdl, px);
    if (mm.w > 0 && !panel_size_check(mm, px, &error))
        log_warning("the display is not believed: %s; screen.diagonal_in tells, else 55 inches "
                    "are assumed",
                    error.text);
}

static struct panel panel(const void *self)
{
    const struct sdl_presenter *sdl = self;
    struct panel panel = {0};
    if (sdl->lost)
        return panel;
    SDL_GetWindowSizeInPixels(sdl->window, &panel.size_px.w, &panel.size_px.h);
    panel.size_mm = panel_mm(sdl, panel.size_px);
    return panel;
}

static int connection_of(const struct sdl_presenter *sdl)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(sdl->window, &info))
        return -1;
#ifdef SDL_VIDEO_DRIVER_X11
    if (info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
#endif
#if WALLBOARD_WAYLAND
    if (info.subsystem == SDL_SYSWM_WAYLAND)
        return wl_display_get_fd(info.info.wl.display);
#endif
    return -1;
}

static size_t wait_on(const void *self, struct pollfd *ret_fds, size_t capacity)
{
    const struct sdl_presenter *sdl = self;
    int fd = sdl->ticks >= 0 ? sdl->ticks : connection_of(sdl);
    if (fd < 0 || capacity == 0)
        return 0;
    ret_fds[0] = (struct pollfd){.fd = fd, .events = POLLIN};
    return 1;
}

static struct presenter_event own_event(struct sdl_presenter *sdl)
{
    struct presenter_event event = {.kind = PRESENTER_NOTHING};
    if (sdl->lost && !sdl->told) {
        sdl->told = true;
        event.kind = PRESENTER_LOST;
    } else if (sdl->redrawn) {
        sdl->redrawn = false;
        event.kind = PRESENTER_EXPOSED;
    }
    return event;
}

static struct presenter_event next_event(void *self)
{
    struct sdl_presenter *sdl = self;
    struct presenter_event event = own_event(sdl);
    SDL_Event raw;
    uint64_t ticks = 0;
    if (sdl->ticks >= 0 && read(sdl->ticks, &ticks, sizeof ticks) < 0)
        ticks = 0;
    while (event.kind == PRESENTER_NOTHING && SDL_PollEvent(&raw))
        event = sdl_event_read(&raw);
    if (event.kind == PRESENTER_RESIZED) {
        sdl->lost = sdl->told = false;
        sdl->failures = sdl->complaints = 0;
    }
    return event;
}

static bool copy_damage(SDL_Surface *target, struct frame frame, const struct rect *damage,
                        size_t count)
{
    SDL_Surface *source = SDL_CreateRGBSurfaceWithFormatFrom(
        (void *)(uintptr_t)frame.pixels, frame.size.w, frame.size.h, 32, frame.stride,
        SDL_PIXELFORMAT_XRGB8888);
    bool copied = source && SDL_SetSurfaceBlendMode(source, SDL_BLENDMODE_NONE) == 0;
    for (size_t i = 0; copied && i < count; i++) {
        SDL_Rect from = {damage[i].x, damage[i].y, damage[i].w, damage[i].h};
        SDL_Rect to = from;
        copied = SDL_BlitSurface(source, &from, target, &to) == 0;
    }
    SDL_FreeSurface(source);
    return copied;
}

static bool show(struct sdl_presenter *sdl, struct frame frame, const struct rect *damage,
                 size_t count)
{
    SDL_Rect areas[DAMAGE_AREAS];
    SDL_Surface *target = SDL_GetWindowSurface(sdl->window);
    if (!target || !copy_damage(target, frame, damage, count))
        return false;
    if (count > DAMAGE_AREAS)
        return SDL_UpdateWindowSurface(sdl->window) == 0;
    for (size_t i = 0; i < count; i++)
        areas[i] = (SDL_Rect){damage[i].x, damage[i].y, damage[i].w, damage[i].h};
    return SDL_UpdateWindowSurfaceRects(sdl->window, areas, (int)count) == 0;
}

static bool present(void *self, struct frame frame, const struct rect *damage, size_t count,
                    struct error *error)
{
    struct sdl_presenter *sdl = self;
    if (sdl->lost || sdl->dark || count == 0)
        return true;
    int complaints = sdl->complaints;
    bool shown = show(sdl, frame, damage, count);
    if (shown && sdl->complaints == complaints) {
        sdl->failures = sdl->complaints = 0;
        return true;
    }
    sdl->failures++;
    sdl->lost = sdl->failures >= FAILURES_TO_GIVE_UP;
    return error_set(error, "the display did not take the picture: %s", SDL_GetError());
}

/* A desktop's panel is not ours to switch off; a black window is as dark as we can make it. */
static bool power(void *self, bool on, struct error *error)
{
    struct sdl_presenter *sdl = self;
    sdl->redrawn = sdl->redrawn || (on && sdl->dark);
    sdl->dark = !on;
    if (on)
        return true;
    SDL_Surface *surface = SDL_GetWindowSurface(sdl->window);
    if (!surface || SDL_FillRect(surface, NULL, 0) != 0 ||
        SDL_UpdateWindowSurface(sdl->window) != 0)
        return error_set(error, "the window cannot be made dark: %s", SDL_GetError());
    return true;
}

static void free_sdl(void *self)
{
    struct sdl_presenter *sdl = self;
    if (sdl->window)
        SDL_DestroyWindow(sdl->window);
    if (sdl->ticks >= 0)
        close(sdl->ticks);
    SDL_LogSetOutputFunction(sdl->log, sdl->log_self);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(sdl);
}

static const struct presenter_methods METHODS = {
    .name = "sdl",
    .panel = panel,
    .wait_on = wait_on,
    .next_event = next_event,
    .present = present,
    .power = power,
    .free = free_sdl,
};

/* Drivers of SDL that draw on nothing anybody could look at. */
static bool shows_nothing(const char *driver)
{
    return text_equal(driver, "dummy") || text_equal(driver, "offscreen") ||
           text_equal(driver, "evdev");
}

/* Asked before SDL is: its drivers complain on stderr when there is nothing for them. */
static bool may_have_display(void)
{
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY") || getenv("SDL_VIDEODRIVER") ||
           access("/dev/dri", F_OK) == 0;
}

static bool start_video(struct error *error)
{
    if (!may_have_display())
        return error_set(error, "no display: there is neither X11 (DISPLAY) nor Wayland "
                                "(WAYLAND_DISPLAY) nor a graphics card (/dev/dri)");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return error_set(error,
                         "no display: SDL found neither X11 (DISPLAY) nor Wayland "
                         "(WAYLAND_DISPLAY) nor KMSDRM (%s)",
                         SDL_GetError());
    const char *driver = SDL_GetCurrentVideoDriver();
    if (shows_nothing(driver)) {
        error_set(error, "no display: SDL's video driver \"%s\" shows nothing", driver);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return false;
    }
    /* Shared memory beats a texture wherever the driver has it; KMSDRM has textures only. */
    if (text_equal(driver, "x11"))
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    return true;
}

static SDL_Window *open_window(struct size size)
{
    const int any = (int)SDL_WINDOWPOS_UNDEFINED;
    return SDL_CreateWindow("wallboard", any, any, size.w, size.h,
                            SDL_WINDOW_RESIZABLE | SDL_WINDOW_SHOWN);
}

/* Without a window manager, as in a kiosk, nobody but us gives the window the display's size. */
static SDL_Window *open_fullscreen(void)
{
    SDL_Rect display;
    if (SDL_GetDisplayBounds(0, &display) != 0)
        return NULL;
    return SDL_CreateWindow("wallboard", display.x, display.y, display.w, display.h,
                            SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS |
                                SDL_WINDOW_SHOWN);
}

static int open_ticks(void)
{
    const struct timespec period = {.tv_nsec = ASK_MS * 1000000L};
    const struct itimerspec spec = {.it_interval = period, .it_value = period};
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd >= 0)
        timerfd_settime(fd, 0, &spec, NULL);
    return fd;
}

bool presenter_sdl_new(const struct presenter_setup *setup, struct presenter **ret_presenter,
                       struct error *error)
{
    if (!start_video(error))
        return false;
    struct sdl_presenter *sdl = calloc(1, sizeof *sdl);
    if (!sdl)
        abort();
    sdl->ticks = -1;
    SDL_LogGetOutputFunction(&sdl->log, &sdl->log_self);
    SDL_LogSetOutputFunction(hear, sdl);
    sdl->fullscreen = setup->window.w <= 0 || setup->window.h <= 0;
    sdl->window = sdl->fullscreen ? open_fullscreen() : open_window(setup->window);
    if (!sdl->window || !SDL_GetWindowSurface(sdl->window)) {
        error_set(error, "%s: no window can be opened: %s", SDL_GetCurrentVideoDriver(),
                  SDL_GetError());
        free_sdl(sdl);
        return false;
    }
    if (connection_of(sdl) < 0)
        sdl->ticks = open_ticks();
    SDL_ShowCursor(SDL_DISABLE);
    tell_doubt(sdl);
    *ret_presenter = presenter_wrap(&METHODS, sdl);
    return true;
}
