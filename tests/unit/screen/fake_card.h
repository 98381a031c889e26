/* A graphics card in memory, which answers libdrm's calls in a test program that links it. */
#ifndef WALLBOARD_TESTS_SCREEN_FAKE_CARD_H
#define WALLBOARD_TESTS_SCREEN_FAKE_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xf86drmMode.h>

enum { FAKE_CONNECTORS = 3, FAKE_MODES = 4, FAKE_CRTC = 40, FAKE_BUFFERS = 8 };
enum { FAKE_CONNECTOR_ID = 10, FAKE_ENCODER_ID = 20 }; /* of the first one */

struct fake_connector {
    uint32_t type; /* DRM_MODE_CONNECTOR_HDMIA, … */
    bool connected;
    bool has_no_crtc; /* nothing can drive it */
    drmModeModeInfo modes[FAKE_MODES];
    int mode_count;
    const uint8_t *edid; /* 128 bytes; NULL: none */
};

/* One at a time: opened with all zero, set up and looked at by the test. */
struct fake_card {
    int fd; /* a file in memory: pictures, and behind them the answers to page flips */
    struct fake_connector connectors[FAKE_CONNECTORS];
    int connector_count;
    bool has_no_dpms;
    bool knows_16_bits_only;
    bool is_out_of_memory;
    bool refuses_modes;
    bool refuses_flips;
    bool hangs;         /* takes flips and never answers */
    bool answers_wrong; /* with another flip's serial */
    uint32_t shown;     /* framebuffer on the display; 0: none */
    int buffers;        /* that exist */
    int modes_set, flips;
    int dpms; /* as set last; -1: never */
};

struct fake_card *fake_card_open(void);
void fake_card_close(void);

/* A mode at 60 Hz. */
drmModeModeInfo fake_mode(int w, int h, uint32_t type);

/* The first byte of the picture that the display shows now. */
const uint8_t *fake_card_shown(void);

#endif
